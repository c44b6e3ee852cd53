"""A deck that passes every check, and for each check of decks the smallest change that breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests.factories import FOUR_BY_THREE, Deck
from tests.factories.content import add_linked_picture, add_media, add_picture, paragraph, picture, text_shape
from tests.factories.design import solid, xfrm
from tests.factories.objects import add_chart, add_control, add_linked_video, add_video
from tests.factories.package import Part
from tests.factories.pdf import font_that_is_not_brought, link_to_file, pdf
from tests.factories.properties import add_macros
from tests.factories.shows import add_effect, add_web_link, set_show, set_transition
from tests.factories.talk import add_comments, comment

WORDS = "Wires have a length"


def clean_deck() -> Deck:
    """Three slides with title, text, a described picture and a chart."""
    deck = Deck("Nanoseconds")
    for title in ("Compilers", "Why", "How"):
        deck.add_slide(title)
    deck.slides[1].shapes.append(text_shape(deck.slides[1], WORDS))
    add_picture(deck.slides[1])
    add_chart(deck.slides[2])
    return deck


def deck_bytes(deck: Deck) -> bytes:
    """The bytes of a deck as its file has them."""
    stream = io.BytesIO()
    deck.package.save(stream)
    return stream.getvalue()


@dataclass(frozen=True)
class DeckCase:
    """One way of breaking one check of a deck.

    Attributes:
        code: The check that finds it, and no other may.
        spoil: Breaks the clean deck.
        words: What the message must say.
    """

    code: str
    spoil: Callable[[Deck], object]
    words: str


@dataclass(frozen=True)
class FileCase:
    """A file that is broken as a whole."""

    code: str
    name: str
    data: bytes
    words: str


def add_words(deck: Deck, words: str, *, slide: int = 1, run: str = "", inside: str = "", box: str = "") -> None:
    """Add a text box whose one run looks as `run` and `inside` say; `box` is another place for it."""
    made = text_shape(deck.slides[slide], words, paragraphs=paragraph(words, run=run, inside=inside))
    made = made.replace(xfrm(914400, 1828800, 3657600, 914400), box or xfrm(914400, 4000000, 9000000, 914400))
    deck.slides[slide].shapes.append(made)


def add_film(deck: Deck, data: bytes | None = None, *, extension: str = "mp4", captions: bool = True) -> None:
    """Add a film with captions."""
    slide = deck.slides[1]
    part = deck.package.add(f"/ppt/media/film.{extension}", f"video/{extension}", data or film("avc1"))
    add_video(slide, part)
    if captions:
        track = (
            '<p173:tracksInfo xmlns:p173="urn:x"><p173:trackLst><p173:track id="1"/></p173:trackLst></p173:tracksInfo>'
        )
        slide.shapes[-1] = slide.shapes[-1].replace(
            "</p:ext></p:extLst></p:nvPr>", f"{track}</p:ext></p:extLst></p:nvPr>"
        )
        assert "p173:track " in slide.shapes[-1]


def film(codec: str) -> bytes:
    """The boxes of an MP4 file that say how its pictures are packed."""

    def box(kind: bytes, body: bytes) -> bytes:
        return (8 + len(body)).to_bytes(4) + kind + body

    described = box(b"stsd", bytes(4) + (1).to_bytes(4) + box(codec.encode(), bytes(70)))
    handler = box(b"hdlr", bytes(8) + b"vide" + bytes(13))
    return (
        box(b"ftyp", b"isom\0\0\2\0isomiso2")
        + box(b"mdat", bytes(5000))
        + box(b"moov", box(b"trak", box(b"mdia", handler + described)))
    )


def add_large_photo(deck: Deck) -> Part:
    """Add a noisy photo of 4,000 x 4,000 pixels, shown two inches wide."""
    stream = io.BytesIO()
    Image.effect_noise((4000, 4000), 200).save(stream, "JPEG", quality=60)
    part = add_media(deck.slides[1], stream.getvalue(), "jpeg")
    add_picture(deck.slides[1], part)
    return part


def lose(deck: Deck, kind: str) -> None:
    """Take the part of a picture or film out of the package, its relationship staying behind."""
    add_picture(deck.slides[2])
    rel = next(rel for rel in deck.slides[2].part.relationships if rel.type.endswith(kind))
    deck.package.parts.pop(rel.target.name)


def repeat_for_ever(deck: Deck) -> None:
    add_effect(deck.slides[2])
    deck.slides[2].timing = deck.slides[2].timing.replace('<p:cTn id="6"', '<p:cTn id="6" repeatCount="indefinite"')


def use_font(deck: Deck, face: str) -> None:
    for slide in (0, 2):
        add_words(deck, "Widths", slide=slide, inside=f'<a:latin typeface="{face}"/>')


def hide_picture_words(deck: Deck) -> None:
    deck.slides[1].shapes = [shape.replace('descr="A picture"', "") for shape in deck.slides[1].shapes]


def untitle(deck: Deck) -> None:
    deck.slides[2].shapes.pop(0)


DECK_CASES = (
    DeckCase("DCK509", lambda deck: deck.slides.clear(), "the deck has no slides"),
    DeckCase(
        "DCK511",
        lambda deck: add_linked_video(deck.slides[2], r"file:///C:\films\demo.mp4"),
        "slide 3: the film demo.mp4 is not",
    ),
    DeckCase(
        "DCK512", lambda deck: add_linked_video(deck.slides[1], "https://video.example.org/x"), "(video.example.org)"
    ),
    DeckCase(
        "DCK513",
        lambda deck: add_film(deck, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", extension="wmv"),
        "slide 2: what is in the format WMV",
    ),
    DeckCase("DCK513", lambda deck: add_film(deck, film("hvc1")), "HEVC"),
    DeckCase(
        "DCK514",
        lambda deck: add_linked_picture(deck.slides[0], "file:///D:/map.png"),
        "slide 1: the picture map.png is not",
    ),
    DeckCase("DCK514", lambda deck: lose(deck, "image"), "will be missing"),
    DeckCase("DCK515", lambda deck: add_web_link(deck.slides[1], "file:///C:/data.xlsx"), "a link leads to data.xlsx"),
    DeckCase("DCK515", lambda deck: add_web_link(deck.slides[1], "www.example.org"), "a link leads to www.example.org"),
    DeckCase("DCK516", lambda deck: add_chart(deck.slides[0], linked_to="file:///C:/sales.xlsx"), "sales.xlsx"),
    DeckCase("DCK521", lambda deck: use_font(deck, "Fira Sans"), "Fira Sans (slides 1, 3)"),
    DeckCase("DCK524", lambda deck: use_font(deck, "Segoe UI"), "Segoe UI with Windows"),
    DeckCase(
        "DCK523",
        lambda deck: add_words(deck, "Far too much. " * 200, run='sz="2000"'),
        "slide 2: text runs off the slide",
    ),
    DeckCase(
        "DCK531",
        lambda deck: set_transition(deck.slides[2], advance_after=4500),
        "slide 3 advances without a click, after 4.5 s",
    ),
    DeckCase("DCK532", lambda deck: set_show(deck, inside="<p:kiosk/>"), "takes no clicks"),
    DeckCase("DCK532", lambda deck: set_show(deck, 'loop="1"'), "begins again"),
    DeckCase("DCK533", add_macros, "macros"),
    DeckCase("DCK534", repeat_for_ever, "slide 3: an animation"),
    DeckCase("DCK535", lambda deck: setattr(deck.slides[1], "attributes", 'show="0"'), "slide 2 is hidden"),
    DeckCase("DCK536", lambda deck: add_control(deck.slides[1]), "slide 2: 1 object"),
    DeckCase("DCK541", lambda deck: add_words(deck, "Click to add text"), "slide 2 still says “Click to add text”"),
    DeckCase("DCK541", lambda deck: add_words(deck, "[Speaker name]"), "[Speaker name]"),
    DeckCase("DCK541", lambda deck: add_words(deck, "Cliquez pour ajouter du texte"), "Cliquez"),
    DeckCase("DCK542", lambda deck: add_words(deck, "Lorem ipsum dolor sit amet"), "slide 2: filler text"),
    DeckCase(
        "DCK545",
        lambda deck: add_comments(deck.slides[0], comment(1, 1, "?"), comment(1, 2, "!")),
        "2 review comments are",
    ),
    DeckCase("DCK551", hide_picture_words, "slide 2: 1 picture without"),
    DeckCase("DCK552", untitle, "slide 3 has no title"),
    DeckCase(
        "DCK553",
        lambda deck: add_words(deck, "Small print. " * 40, run='sz="900"'),
        "slide 2: most of the text is smaller",
    ),
    DeckCase("DCK554", lambda deck: add_words(deck, "Hardly there", inside=solid("CCCCCC")), "“Hardly there” (1.6:1"),
    DeckCase("DCK555", lambda deck: add_film(deck, captions=False), "slide 2: the film has no captions"),
    DeckCase("DCK563", add_large_photo, "slide 2: 1 picture with more pixels"),
)

FILE_CASES = (
    FileCase("DCK504", "cut.pptx", b"PK\x03\x04 and no more", "it is cut off"),
    FileCase("DCK504", "none.pptx", b"", "is empty (0 bytes)"),
    FileCase("DCK504", "login.pptx", b"<!DOCTYPE html><title>Sign in</title>", "is a web page"),
    FileCase("DCK504", "cut.pdf", b"%PDF-1.7\n", "cannot be read to its end"),
    FileCase(
        "DCK504",
        "text.odp",
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
        "no presentation",
    ),
    FileCase(
        "DCK508", "old.ppt", bytes.fromhex("d0cf11e0a1b11ae1") + "PowerPoint Document".encode("utf-16-le"), "old format"
    ),
    FileCase(
        "DCK508",
        "free.odp",
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.presentation",
        "LibreOffice's format",
    ),
    FileCase("DCK509", "blank.pdf", pdf(pages=0), "the deck has no slides"),
    FileCase(
        "DCK513",
        "film.pdf",
        pdf(annotations="<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] >>"),
        "page 1: a film inside a PDF",
    ),
    FileCase(
        "DCK515", "link.pdf", pdf(annotations=link_to_file("demo.exe"), pages=2), "page 1: a link leads to demo.exe"
    ),
    FileCase("DCK521", "font.pdf", pdf(font=font_that_is_not_brought("Odd-Sans")), "Odd-Sans (page 1)"),
    FileCase(
        "DCK545",
        "said.pdf",
        pdf(annotations="<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>"),
        "page 1: 1 review comment is",
    ),
)

HARMLESS: dict[str, Callable[[Deck], object]] = {
    "a font that comes along": lambda deck: (
        deck.fonts.append('<p:embeddedFont><p:font typeface="Fira Sans"/></p:embeddedFont>'),
        use_font(deck, "Fira Sans"),
    ),
    "a picture that only decorates": lambda deck: decorate(deck),
    "a web link": lambda deck: add_web_link(deck.slides[1], "https://example.org"),
    "a film with captions": add_film,
    "a slide that is shown after a click": lambda deck: set_transition(deck.slides[1]),
    "timings that the show ignores": lambda deck: (
        set_transition(deck.slides[1], advance_after=10),
        set_show(deck, 'useTimings="0"'),
    ),
    "text over a picture": lambda deck: (
        add_picture(deck.slides[1]),
        add_words(deck, "Over it", inside=solid("CCCCCC"), box=xfrm(914400, 914400, 1828800, 1828800)),
    ),
    "pale text on its own dark box": lambda deck: dark_box(deck),
    "what lies beside the slide": lambda deck: add_words(
        deck, "Parked. " * 300, box=xfrm(13000000, 6000000, 900000, 914400)
    ),
    "a title that is said with a word of templates": lambda deck: add_words(deck, "Click to add text in two tools"),
    "a small source": lambda deck: add_words(deck, "Source: the archive of the university", run='sz="900"'),
    "small text on a small slide": lambda deck: (
        setattr(deck, "size", (9144000, 5143500)),
        add_words(deck, "Large here. " * 20, run='sz="1400"', box=xfrm(100, 3000000, 9000000, 914400)),
    ),
}


def decorate(deck: Deck) -> None:
    mark = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    slide = deck.slides[1]
    blip = f'<a:blip r:embed="{slide.relate("image", add_media(slide, b"x", "png"))}"/>'
    slide.shapes.append(picture(slide, blip, click=mark).replace('descr="A picture"', ""))


def dark_box(deck: Deck) -> None:
    add_words(deck, "White on black", inside=solid("FFFFFF"))
    shapes = deck.slides[1].shapes
    shapes[-1] = shapes[-1].replace("</a:prstGeom>", f"</a:prstGeom>{solid('000000')}")


def four_by_three() -> Deck:
    deck = Deck("Old", size=FOUR_BY_THREE)
    deck.add_slide("Compilers")
    return deck
