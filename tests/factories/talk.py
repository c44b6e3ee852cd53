"""What people say beside the slides: notes and their master, handouts, comments old and new."""

from __future__ import annotations

from . import design
from .content import creation_id, paragraph, text_shape
from .deck import ROOTS, Deck, ShapeTree, Slide, guid
from .names import DECLARATION, declare
from .package import Part, attribute, text

NOTES_PLACES = {
    "sldImg": (685800, 1143000, 5486400, 3086100),
    "body": (685800, 4400550, 5486400, 3600450),
    "sldNum": (3884613, 8685213, 2971800, 458787),
}


# Notes.


def add_notes_master(
    deck: Deck, *, size: tuple[int, int] = (6858000, 9144000), without: tuple[str, ...] = (), accent: str = "4472C4"
) -> ShapeTree:
    """Give the deck a notes master; its placeholders are placed in proportion to `size`."""
    package = deck.package
    part = package.add("/ppt/notesMasters/notesMaster{}.xml", "notesMaster", b"")
    master = ShapeTree(package, part)
    theme = package.add("/ppt/theme/theme{}.xml", "theme", design.theme_xml(f"Notes {accent}", accent))
    part.relate("theme", theme)
    for index, (kind, (x, y, cx, cy)) in enumerate(NOTES_PLACES.items(), 1):
        if kind in without:
            continue
        wide, high = size[0] / 6858000, size[1] / 9144000
        place = design.xfrm(round(x * wide), round(y * high), round(cx * wide), round(cy * high))
        field = "slidenum" if kind == "sldNum" else ""
        shape = design.placeholder(master.new_id(), kind, "‹#›" if field else "", index=index, place=place, field=field)
        master.shapes.append(shape)
    part.body = lambda: (
        f"{DECLARATION}<p:notesMaster {ROOTS}><p:cSld>{master.tree()}</p:cSld>"
        f"<p:clrMap {design.COLOUR_MAP}/><p:notesStyle>{design.level(1, 1200)}</p:notesStyle></p:notesMaster>"
    )
    deck.notes_size = size
    deck.notes_master = master
    deck.part.relate("notesMaster", part)
    return master


def add_notes(
    slide: Slide, words: str, *, place: str = "", with_number: bool = False, jump_to: Part | None = None, more: str = ""
) -> Part:
    """Add a notes page.

    Args:
        slide: The slide that it belongs to; its deck gets a notes master when it has none.
        words: What the notes say.
        place: The xfrm of the text's placeholder, when it was moved.
        with_number: Whether the page shows its slide number.
        jump_to: A slide to which a click on the notes' text leads.
        more: Further shapes of the page.
    """
    deck = slide.deck
    if deck.notes_master is None:
        add_notes_master(deck)
    part = deck.package.add("/ppt/notesSlides/notesSlide{}.xml", "notesSlide", b"")
    page = ShapeTree(deck.package, part)
    page.relate("notesMaster", deck.notes_master.part)
    page.relate("slide", slide.part)
    inside = ""
    if jump_to is not None:
        inside = f'<a:hlinkClick r:id="{page.relate("slide", jump_to)}" action="ppaction://hlinksldjump"/>'
    picture_of_slide = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{page.new_id()}" name="Slide Image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/></p:sp>"
    )
    body = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{page.new_id()}" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraph(words, inside=inside)}</p:txBody></p:sp>"
    )
    page.shapes += [picture_of_slide, body]
    if with_number:
        page.shapes.append(design.placeholder(page.new_id(), "sldNum", str(slide.number), index=3, field="slidenum"))
    if more:
        page.shapes.append(more)
    part.body = lambda: (
        f"{DECLARATION}<p:notes {ROOTS}><p:cSld>{page.tree()}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    slide.relate("notesSlide", part)
    return part


def add_handout_master(deck: Deck) -> Part:
    package = deck.package
    part = package.add("/ppt/handoutMasters/handoutMaster{}.xml", "handoutMaster", b"")
    master = ShapeTree(package, part)
    part.relate("theme", package.add("/ppt/theme/theme{}.xml", "theme", design.theme_xml("Handout")))
    master.shapes.append(text_shape(master, "handout"))
    part.body = (
        f"{DECLARATION}<p:handoutMaster {ROOTS}><p:cSld>{master.tree()}</p:cSld>"
        f"<p:clrMap {design.COLOUR_MAP}/></p:handoutMaster>"
    )
    deck.handout_master = part
    deck.part.relate("handoutMaster", part)
    return part


# Classic comments.


def author(
    author_id: int, name: str, *, initials: str = "", user: str = "", provider: str = "AD", last: int = 9
) -> str:
    """A p:cmAuthor; `user` is the userId of its presence info."""
    presence = ""
    if user:
        presence = (
            '<p:extLst><p:ext uri="{19B8F6BF-5375-455C-9EA6-DF929625EA0E}">'
            f"<p15:presenceInfo {declare('p15')} userId={attribute(user)} providerId={attribute(provider)}/>"
            "</p:ext></p:extLst>"
        )
    return (
        f'<p:cmAuthor id="{author_id}" name={attribute(name)} initials={attribute(initials or name[:1])} '
        f'lastIdx="{last}" clrIdx="{author_id}">{presence}</p:cmAuthor>'
    )


def comment(author_id: int, index: int, words: str, *, parent: tuple[int, int] | None = None) -> str:
    """A p:cm; `parent` is the (author id, index) of the comment that it answers."""
    up = f'<p15:parentCm authorId="{parent[0]}" idx="{parent[1]}"/>' if parent else ""
    thread = (
        '<p:extLst><p:ext uri="{C676402C-5697-4E1C-873F-D02D1690AC5C}">'
        f'<p15:threadingInfo {declare("p15")} timeZoneBias="-60">{up}</p15:threadingInfo></p:ext></p:extLst>'
    )
    return (
        f'<p:cm authorId="{author_id}" dt="2024-05-17T18:30:00.000" idx="{index}"><p:pos x="10" y="10"/>'
        f"<p:text>{text(words)}</p:text>{thread}</p:cm>"
    )


def add_authors(deck: Deck, *authors: str) -> Part:
    body = f"{DECLARATION}<p:cmAuthorLst {ROOTS}>{''.join(authors)}</p:cmAuthorLst>"
    part = deck.package.add("/ppt/commentAuthors.xml", "commentAuthors", body)
    deck.part.relate("commentAuthors", part)
    return part


def add_comments(slide: Slide, *comments: str) -> Part:
    body = f"{DECLARATION}<p:cmLst {ROOTS}>{''.join(comments)}</p:cmLst>"
    part = slide.package.add("/ppt/comments/comment{}.xml", "comments", body)
    slide.relate("comments", part)
    return part


# Modern comments.


def add_modern_authors(deck: Deck, *names: str) -> Part:
    """Add the list of authors; an author's GUID comes from the name."""
    rows = "".join(
        f'<p188:author id="{guid(name)}" name={attribute(name)} initials={attribute(name[:1])} '
        f'userId={attribute(name)} providerId="None"/>'
        for name in names
    )
    body = f"{DECLARATION}<p188:authorLst {declare('a', 'r', 'p188')}>{rows}</p188:authorLst>"
    part = deck.package.add("/ppt/authors.xml", "authors", body)
    deck.part.relate("authors", part)
    return part


def add_modern_comments(slide: Slide, name: str, words: str, reply: str = "") -> Part:
    """Add a comment on a shape of the slide, with a reply by the same author when one is given."""
    shape_id, shape = slide.next_id, guid(f"{words} shape")
    slide.shapes.append(text_shape(slide, "commented", extension=creation_id(f"{words} shape"), name="Commented"))

    def said(what: str) -> str:
        run = f'<a:r><a:rPr lang="en-GB"/><a:t>{text(what)}</a:t></a:r>'
        return f"<p188:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p188:txBody>"

    replies = ""
    if reply:
        replies = (
            f'<p188:replyLst><p188:reply id="{guid(reply)}" authorId="{guid(name)}" created="2024-05-17T18:31:00.000">'
            f"{said(reply)}</p188:reply></p188:replyLst>"
        )
    body = (
        f"{DECLARATION}<p188:cmLst {declare('a', 'r', 'p188')}>"
        f'<p188:cm id="{guid(words)}" authorId="{guid(name)}" created="2024-05-17T18:30:00.000">'
        f"<ac:deMkLst {declare('ac')}><pc:docMk {declare('pc')}/>"
        f'<pc:sldMk {declare("pc")} cId="{slide.creation_id}" sldId="{slide.slide_id}"/>'
        f'<ac:spMk id="{shape_id}" creationId="{shape}"/></ac:deMkLst>{replies}{said(words)}</p188:cm></p188:cmLst>'
    )
    part = slide.package.add("/ppt/comments/modernComment_{}.xml", "modern-comments", body)
    rel_id = slide.relate("modern-comments", part)
    slide.extensions.append(
        '<p:ext uri="{6950BFC3-D8DA-4A85-94F7-54DA5524770B}">'
        f'<p188:commentRel {declare("p188")} r:id="{rel_id}"/></p:ext>'
    )
    return part
