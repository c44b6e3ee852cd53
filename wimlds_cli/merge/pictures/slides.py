"""A deck of pictures: one master, one layout, a slide for each page of a PDF."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from wimlds_cli.deck import opc
from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, Relationship
from wimlds_cli.deck.xml import DECLARATION, NS, escape, quoteattr
from wimlds_cli.deck.zipcopy import ZipWriter, pack
from wimlds_cli.merge.pictures.links import Box, Link
from wimlds_cli.merge.pictures.page import PagePicture
from wimlds_cli.merge.pictures.skeleton import CORE, LAYOUT, MASTER, PRESENTATION, PROPERTIES, THEME
from wimlds_cli.merge.pictures.survey import PdfSurvey
from wimlds_cli.merge.pictures.words import words_in
from wimlds_cli.merge.scaling.fit import BOUNDS, Size

SHORT_SIDE = 6858000
"""EMU: 7.5 inches, as PowerPoint makes its slides; a page itself may be of paper's size, or Beamer's five inches."""
_USUAL = (16 / 9, 4 / 3, 16 / 10)
# A page of 13.333 x 7.5 inches is meant as 16:9; Beamer's is 160 x 90 mm to the third digit.
_MEANT = 0.003
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"
_PARTS = {
    "/ppt/presentation.xml": f"{_KIND}.presentation.main+xml",
    "/ppt/slideMasters/slideMaster1.xml": f"{_KIND}.slideMaster+xml",
    "/ppt/slideLayouts/slideLayout1.xml": f"{_KIND}.slideLayout+xml",
    "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ROOTS = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("a", "r", "p"))
_FIRST_ID = 256


class PictureDeck:
    """Writes the deck slide after slide, so that only one is in memory."""

    def __init__(self, path: Path, pdf_name: str, survey: PdfSurvey, size: Size | None = None) -> None:
        """Take what is known of the pages; without a size the slides get the proportions of most of them."""
        self._path = path
        self._pdf_name = pdf_name
        self._survey = survey
        self._count = len(survey.sizes)
        self._size = size or slide_size(survey.sizes)
        self._done = 0
        self._file: BinaryIO
        self._zip: ZipWriter

    def __enter__(self) -> PictureDeck:
        self._file = self._path.open("wb", buffering=0)
        self._zip = ZipWriter(self._file)
        slides = [_slide(number) for number in range(1, self._count + 1)]
        types = _PARTS | dict.fromkeys(slides, f"{_KIND}.slide+xml")
        # Which page becomes which kind of picture is not known yet: both kinds go by their endings.
        types |= {"/ppt/media/page.png": "image/png", "/ppt/media/page.jpeg": "image/jpeg"}
        self._write(opc.CONTENT_TYPES, opc.write_content_types(types))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()

    def add(self, picture: PagePicture) -> None:
        """Write the slide of the next page."""
        survey = self._survey.pages[self._done]
        box = _fitted(self._survey.sizes[self._done], self._size)
        self._done += 1
        media = f"/ppt/media/page{self._done}.{picture.extension}"
        # Compressed already: packed once more it would only take time.
        self._zip.add(media[1:], pack(picture.data, level=0))
        relationships = [
            _related("rId1", "slideLayout", "/ppt/slideLayouts/slideLayout1.xml"),
            _related("rId2", "image", media),
        ]
        shapes = [self._title(survey.title or picture.heading or self._name(survey.label), box, picture.edge)]
        shapes.append(self._picture(picture, box))
        for number, link in enumerate(survey.links, 1):
            rid, action = self._lead(link, relationships)
            words = words_in(picture.lines, link.box) or link.address or self._place(link)
            shapes.append(_link_shape(number, words, _inside(link.box, box), rid, action, link.address))
        fill = f'<a:solidFill><a:srgbClr val="{picture.edge}"/></a:solidFill><a:effectLst/>'
        tree = _TREE_HEAD + "".join(shapes)
        body = f"<p:cSld><p:bg><p:bgPr>{fill}</p:bgPr></p:bg><p:spTree>{tree}</p:spTree></p:cSld>"
        body += "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        name = _slide(self._done)
        self._write(name, f"{DECLARATION}<p:sld {_ROOTS}>{body}</p:sld>".encode())
        self._write(opc.rels_name(name), opc.write_relationships(name, relationships))

    def _name(self, label: str) -> str:
        return f"Page {label}" if label else f"Page {self._done} of {self._pdf_name}"

    def _place(self, link: Link) -> str:
        if link.page is None:
            return "Back"
        survey = self._survey.pages[link.page]
        return survey.title or f"Page {survey.label or link.page + 1}"

    def _lead(self, link: Link, relationships: list[Relationship]) -> tuple[str, str]:
        """Return the id of the relationship to where a link leads, added where it is new, and the action."""
        if link.goes_back:
            return "", "ppaction://hlinkshowjump?jump=lastslideviewed"
        target = _slide(link.page + 1) if link.page is not None else link.address
        for known in relationships:
            if known.target == target:
                break
        else:
            kind = "hyperlink" if link.page is None else "slide"
            known = _related(f"rId{len(relationships) + 1}", kind, target, external=link.page is None)
            relationships.append(known)
        return known.id, "" if link.page is None else "ppaction://hlinksldjump"

    def _title(self, text: str, box: _Emu, edge: str) -> str:
        """Return the slide's title: in the outline and for screen readers, hidden by the picture in front of it.

        Beside the slide, where PowerPoint puts hidden titles, it would show in the bars on slides of another size.
        """
        # Readable on the background all the same, for whoever takes the picture away.
        light = sum(weight * int(edge[i : i + 2], 16) for i, weight in ((0, 299), (2, 587), (4, 114))) > 128_000
        ink = "000000" if light else "FFFFFF"
        spoken = f" lang={quoteattr(self._survey.language)}" if self._survey.language else ""
        left, top, width, height = box
        place = (left + width // 20, top + height // 20, width - width // 10, height // 5)
        return (
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{_xfrm(place)}</p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
            f'<a:rPr{spoken}><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></a:rPr><a:t>{escape(text)}</a:t>'
            "</a:r></a:p></p:txBody></p:sp>"
        )

    def _picture(self, picture: PagePicture, box: _Emu) -> str:
        number = self._done
        words = picture.text or f"Page {number} of {self._pdf_name}, a picture without text"
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="3" name="Page {number}" descr={quoteattr(words)}/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            '<p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{_xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _finish(self) -> None:
        main = "/ppt/presentation.xml"
        master, layout, theme = list(_PARTS)[1:4]
        related = [_related("rId1", "slideMaster", master)]
        related += [_related(f"rId{n + 1}", "slide", _slide(n)) for n in range(1, self._count + 1)]
        ids = "".join(f'<p:sldId id="{_FIRST_ID + n}" r:id="rId{n + 2}"/>' for n in range(self._count))
        width, height = self._size
        self._write(main, PRESENTATION.format(roots=_ROOTS, slides=ids, width=width, height=height).encode())
        self._write(opc.rels_name(main), opc.write_relationships(main, related))
        title = _xfrm((width // 20, height // 20, width - width // 10, height // 5))
        self._write(master, MASTER.format(roots=_ROOTS, head=_TREE_HEAD, place=title).encode())
        owned = [_related("rId1", "slideLayout", layout), _related("rId2", "theme", theme)]
        self._write(opc.rels_name(master), opc.write_relationships(master, owned))
        self._write(layout, LAYOUT.format(roots=_ROOTS, head=_TREE_HEAD).encode())
        above = [_related("rId1", "slideMaster", master)]
        self._write(opc.rels_name(layout), opc.write_relationships(layout, above))
        self._write(theme, THEME.encode())
        core = "/docProps/core.xml"
        said = self._survey.properties
        lines = "".join(f"<{tag}>{escape(said[key])}</{tag}>" for key, tag in PROPERTIES.items() if key in said)
        self._write(core, CORE.format(properties=lines).encode())
        roots = [_related("rId1", "officeDocument", main), Relationship("rId2", _CORE_RELATIONSHIP, core)]
        self._write("/_rels/.rels", opc.write_relationships(opc.ROOT, roots))
        self._zip.close()

    def _write(self, part: str, content: bytes) -> None:
        self._zip.add(part[1:], pack(content))


_Emu = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""

_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)


def slide_size(sizes: tuple[tuple[float, float], ...]) -> Size:
    """Return the size of slides for pages of these sizes, in EMU: the proportions that most of the pages have."""
    proportions = Counter(_proportion(*size) for size in sizes)
    wide = proportions.most_common(1)[0][0]
    narrow = wide < 1
    long = min(max(round(SHORT_SIDE * (1 / wide if narrow else wide)), BOUNDS[0]), BOUNDS[1])
    return (SHORT_SIDE, long) if narrow else (long, SHORT_SIDE)


def _proportion(width: float, height: float) -> float:
    exact = round(width / height, 4)
    meant = (usual if width > height else 1 / usual for usual in _USUAL)
    return next((usual for usual in meant if abs(exact / usual - 1) < _MEANT), exact)


def _fitted(page: tuple[float, float], slide: Size) -> _Emu:
    """Return the place of a page on a slide: as large as fits, in the middle."""
    across, down = (side / size for side, size in zip(slide, page, strict=True))
    if abs(across / down - 1) < _MEANT:
        # As good as the same proportions: without a hairline of background at two edges.
        return 0, 0, *slide
    k = min(across, down)
    width, height = (max(round(k * size), 1) for size in page)
    return (slide[0] - width) // 2, (slide[1] - height) // 2, width, height


def _inside(share: Box, box: _Emu) -> _Emu:
    left, top, width, height = box
    x, y = round(left + share[0] * width), round(top + share[1] * height)
    across, down = round((share[2] - share[0]) * width), round((share[3] - share[1]) * height)
    return x, y, max(across, 1), max(down, 1)


def _link_shape(number: int, words: str, place: _Emu, rid: str, action: str, address: str) -> str:
    """Return a rectangle that nobody sees and everybody can click.

    It is filled, with nothing of the colour left: PowerPoint lets clicks through a shape that has no fill.
    """
    does = f" action={quoteattr(action)}" if action else ""
    says = f" tooltip={quoteattr(address)}" if address else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 3}" name="Link {number}" descr={quoteattr(words)}>'
        f'<a:hlinkClick r:id="{rid}"{does}{says}/></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_xfrm(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="0"/></a:srgbClr></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _xfrm(place: _Emu) -> str:
    left, top, width, height = place
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _slide(number: int) -> str:
    return f"/ppt/slides/slide{number}.xml"


def _related(rid: str, kind: str, target: str, *, external: bool = False) -> Relationship:
    return Relationship(rid, f"{OFFICE_RELATIONSHIPS}/{kind}", target, external=external)
