"""A deck that is built in code: one small, valid PresentationML package, and handles to its slides."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path

from . import design
from .names import DECLARATION, NS, declare
from .package import Package, Part, attribute, text

WIDE = (12192000, 6858000)
FOUR_BY_THREE = (9144000, 6858000)
CREATION_ID = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
ROOTS = declare("a", "r", "p")


def guid(seed: str) -> str:
    """Make a GUID out of a word, always the same one."""
    digits = "".join(f"{zlib.crc32(f'{seed}/{n}'.encode()):08X}" for n in range(4))
    return f"{{{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}}}"


class ShapeTree:
    """What slides, layouts, masters and notes pages have in common: shapes in a tree, and relationships."""

    def __init__(self, package: Package, part: Part) -> None:
        self.package, self.part = package, part
        self.shapes: list[str] = []
        self.background = ""
        self._last_id = 1

    @property
    def next_id(self) -> int:
        """The id that the next shape will have."""
        return self._last_id + 1

    def new_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def relate(self, kind: str, target: Part | str, *, external: bool = False) -> str:
        return self.part.relate(kind, target, external=external)

    def tree(self) -> str:
        return f"{self.background}<p:spTree>{design.TREE_HEAD}{''.join(self.shapes)}</p:spTree>"


class Layout(ShapeTree):
    def __init__(self, part: Part, name: str, master: Master) -> None:
        super().__init__(master.package, part)
        self.name, self.master = name, master
        self.layout_id: int | None = None
        part.body = self.render
        part.relate("slideMaster", master.part)

    def render(self) -> str:
        return (
            f'{DECLARATION}<p:sldLayout {ROOTS} preserve="1"><p:cSld name={attribute(self.name)}>{self.tree()}'
            "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


class Master(ShapeTree):
    def __init__(self, package: Package, part: Part, theme: Part) -> None:
        super().__init__(package, part)
        self.theme = theme
        self.layouts: list[Layout] = []
        self.master_id: int | None = None
        self.text_styles = design.text_styles()
        part.body = self.render

    def render(self) -> str:
        entries = "".join(
            f'<p:sldLayoutId{_id(layout.layout_id)} r:id="{rel.id}"/>'
            for layout in self.layouts
            for rel in self.part.relationships
            if rel.target is layout.part
        )
        return (
            f"{DECLARATION}<p:sldMaster {ROOTS}><p:cSld>{self.tree()}</p:cSld>"
            f"<p:clrMap {design.COLOUR_MAP}/><p:sldLayoutIdLst>{entries}</p:sldLayoutIdLst>"
            f"<p:txStyles>{self.text_styles}</p:txStyles></p:sldMaster>"
        )


class Slide(ShapeTree):
    """One slide. What stands in these attributes is written as it is, in schema order.

    Attributes:
        attributes: Of the root element, such as `show="0"`.
        custom_data: The content of cSld's custDataLst.
        controls: The content of cSld's controls.
        creation_id: The p14:creationId; None for no such extension.
        colour_map, transition, timing: Whole elements.
        extensions: The `p:ext` elements of the slide.
    """

    def __init__(self, deck: Deck, part: Part, layout: Layout) -> None:
        super().__init__(deck.package, part)
        self.deck, self.layout = deck, layout
        self.slide_id = 0
        self.creation_id: int | None = None
        self.attributes = ""
        self.custom_data: list[str] = []
        self.controls = ""
        self.colour_map = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        self.transition = self.timing = ""
        self.extensions: list[str] = []
        part.body = self.render
        part.relate("slideLayout", layout.part)

    @property
    def number(self) -> int:
        return self.deck.slides.index(self) + 1

    def render(self) -> str:
        data = f"<p:custDataLst>{''.join(self.custom_data)}</p:custDataLst>" if self.custom_data else ""
        created = ""
        if self.creation_id is not None:
            created = (
                f'<p:extLst><p:ext uri="{CREATION_ID}"><p14:creationId {declare("p14")} '
                f'val="{self.creation_id}"/></p:ext></p:extLst>'
            )
        extensions = f"<p:extLst>{''.join(self.extensions)}</p:extLst>" if self.extensions else ""
        return (
            f"{DECLARATION}<p:sld {ROOTS} {self.attributes}><p:cSld>{self.tree()}{data}{self.controls}{created}"
            f"</p:cSld>{self.colour_map}{self.transition}{self.timing}{extensions}</p:sld>"
        )


def _id(value: int | None) -> str:
    return "" if value is None else f' id="{value}"'


@dataclass
class Section:
    name: str
    slides: list[Slide]
    guid: str


@dataclass
class Show:
    """A custom show; its slides are parts, so that it can list one that the deck does not."""

    name: str
    show_id: int
    slides: list[Part] = field(default_factory=list)


class Deck:
    """A deck with one master, two layouts and as many slides as are added.

    Args:
        name: Seeds whatever must differ between two decks: creation ids, section GUIDs, the title.
        size: Width and height in EMU.
        accent: The theme's first accent colour: another one makes another design.
    """

    def __init__(
        self, name: str = "Deck", *, size: tuple[int, int] = WIDE, accent: str = "4472C4", folder: str = "/ppt"
    ) -> None:
        self.name, self.size, self.folder = name, size, folder
        self.notes_size = (6858000, 9144000)
        self.package = Package()
        self.part = self.package.add(f"{folder}/presentation.xml", "presentation", self.render)
        self.package.root.relate("officeDocument", self.part)
        self.slides: list[Slide] = []
        self.masters: list[Master] = []
        self.attributes = 'saveSubsetFonts="1"'
        self.default_text_style = design.default_text_style()
        self.notes_master: ShapeTree | None = None
        self.handout_master: Part | None = None
        self.sections: list[Section] = []
        self.shows: list[Show] = []
        self.fonts: list[str] = []
        self.custom_data: list[str] = []
        self.modify_verifier = self.photo_album = self.smart_tags = ""
        self.extensions: list[str] = []
        self.show_properties = ""
        self.table_styles: list[str] = []
        self._properties()
        self.add_master(accent=accent)

    # Parts that every deck has.

    def _properties(self) -> None:
        self.properties = self.package.add(f"{self.folder}/presProps.xml", "presProps", self._pres_props)
        self.part.relate("presProps", self.properties)
        view = f"<p:viewPr {ROOTS}><p:gridSpacing cx='72008' cy='72008'/></p:viewPr>"
        self.part.relate("viewProps", self.package.add(f"{self.folder}/viewProps.xml", "viewProps", DECLARATION + view))
        styles = self.package.add(f"{self.folder}/tableStyles.xml", "tableStyles", self._table_styles)
        self.part.relate("tableStyles", styles)
        core = (
            f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{text(self.name)}</dc:title><dc:creator>{text(self.name)}'s speaker</dc:creator>"
            "</cp:coreProperties>"
        )
        self.core = self.package.add("/docProps/core.xml", "core", core)
        self.package.root.relate("core-properties", self.core)
        self.app = self.package.add("/docProps/app.xml", "app", self._app)
        self.package.root.relate("extended-properties", self.app)

    def _app(self) -> str:
        return (
            f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'extended-properties"><Application>Factories</Application><Slides>{len(self.slides)}</Slides></Properties>'
        )

    def _pres_props(self) -> str:
        return f"{DECLARATION}<p:presentationPr {ROOTS}>{self.show_properties}</p:presentationPr>"

    def _table_styles(self) -> str:
        return (
            f'{DECLARATION}<a:tblStyleLst {declare("a")} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}">'
            f"{''.join(self.table_styles)}</a:tblStyleLst>"
        )

    # Masters, layouts, slides.

    def add_master(self, *, accent: str = "4472C4", font: str = "Calibri", background_fill: str = "") -> Master:
        """Add a master with its theme and the layouts `Title and Content` and `Blank`."""
        add = self.package.add
        theme = add(
            f"{self.folder}/theme/theme{{}}.xml",
            "theme",
            design.theme_xml(f"Design {accent}", accent, font, background_fill),
        )
        part = add(f"{self.folder}/slideMasters/slideMaster{{}}.xml", "slideMaster", b"")
        master = Master(self.package, part, theme)
        first_id = 2147483648 + 12 * len(self.masters)
        self.masters.append(master)
        self.part.relate("slideMaster", part)
        master.master_id = first_id
        wide, high = self.size
        master.background = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        places = {
            ("title", None): design.xfrm(wide // 16, high // 20, wide - wide // 8, high // 6),
            ("body", 1): design.xfrm(wide // 16, high // 4, wide - wide // 8, high // 2),
            ("dt", 2): design.xfrm(wide // 16, high * 9 // 10, wide // 5, high // 20),
            ("ftr", 3): design.xfrm(wide // 3, high * 9 // 10, wide // 3, high // 20),
            ("sldNum", 4): design.xfrm(wide * 3 // 4, high * 9 // 10, wide // 5, high // 20),
        }
        for (kind, index), place in places.items():
            field_type = "slidenum" if kind == "sldNum" else ""
            words = "‹#›" if field_type else f"Click to edit the {kind}"
            master.shapes.append(
                design.placeholder(master.new_id(), kind, words, index=index, place=place, field=field_type)
            )
        for number, name in enumerate(("Title and Content", "Blank"), 1):
            layout = Layout(add(f"{self.folder}/slideLayouts/slideLayout{{}}.xml", "slideLayout", b""), name, master)
            layout.layout_id = first_id + number
            if name == "Title and Content":
                layout.shapes.append(design.placeholder(layout.new_id(), "title", "Click to edit the title"))
                layout.shapes.append(design.placeholder(layout.new_id(), "", "Click to edit", index=1))
            master.layouts.append(layout)
            part.relate("slideLayout", layout.part)
        part.relate("theme", theme)
        if len(self.masters) == 1:
            self.part.relate("theme", theme)
        return master

    def add_slide(self, title: str = "", *, layout: Layout | None = None, listed: bool = True) -> Slide:
        """Add a slide; one that is not `listed` is a part that presentation.xml does not name (a ghost)."""
        part = self.package.add(f"{self.folder}/slides/slide{{}}.xml", "slide", b"")
        slide = Slide(self, part, layout or self.masters[0].layouts[0])
        if title:
            slide.shapes.append(design.placeholder(slide.new_id(), "title", title))
        if listed:
            self.slides.append(slide)
            slide.slide_id = 255 + len(self.slides)
            self.part.relate("slide", part)
        slide.creation_id = zlib.crc32(f"{self.name}/{part.name}".encode())
        return slide

    def add_section(self, name: str, slides: list[Slide]) -> Section:
        section = Section(name, slides, guid(f"{self.name}/{name}/{len(self.sections)}"))
        self.sections.append(section)
        return section

    def rel_id(self, target: Part) -> str:
        """The id of presentation.xml's relationship to a part."""
        return next(rel.id for rel in self.part.relationships if rel.target is target)

    # Writing.

    def render(self) -> str:
        masters = "".join(f'<p:sldMasterId{_id(m.master_id)} r:id="{self.rel_id(m.part)}"/>' for m in self.masters)
        slides = "".join(f'<p:sldId id="{s.slide_id}" r:id="{self.rel_id(s.part)}"/>' for s in self.slides)
        notes = handout = ""
        if self.notes_master is not None:
            rel_id = self.rel_id(self.notes_master.part)
            notes = f'<p:notesMasterIdLst><p:notesMasterId r:id="{rel_id}"/></p:notesMasterIdLst>'
        if self.handout_master is not None:
            rel_id = self.rel_id(self.handout_master)
            handout = f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{rel_id}"/></p:handoutMasterIdLst>'
        slides = f"<p:sldIdLst>{slides}</p:sldIdLst>" if slides else ""
        fonts = f"<p:embeddedFontLst>{''.join(self.fonts)}</p:embeddedFontLst>" if self.fonts else ""
        data = f"<p:custDataLst>{''.join(self.custom_data)}</p:custDataLst>" if self.custom_data else ""
        extensions = [self._section_list(), *self.extensions]
        ext_list = f"<p:extLst>{''.join(extensions)}</p:extLst>" if any(extensions) else ""
        return (
            f"{DECLARATION}<p:presentation {ROOTS} {self.attributes}>"
            f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst>{notes}{handout}{slides}"
            f'<p:sldSz cx="{self.size[0]}" cy="{self.size[1]}"/>'
            f'<p:notesSz cx="{self.notes_size[0]}" cy="{self.notes_size[1]}"/>'
            f"{self.smart_tags}{fonts}{self._show_list()}{self.photo_album}{data}{self.default_text_style}"
            f"{self.modify_verifier}{ext_list}</p:presentation>"
        )

    def _show_list(self) -> str:
        if not self.shows:
            return ""
        rows = []
        for show in self.shows:
            entries = "".join(f'<p:sld r:id="{self.rel_id(part)}"/>' for part in show.slides)
            rows.append(
                f'<p:custShow name={attribute(show.name)} id="{show.show_id}"><p:sldLst>{entries}</p:sldLst>'
                "</p:custShow>"
            )
        return f"<p:custShowLst>{''.join(rows)}</p:custShowLst>"

    def _section_list(self) -> str:
        if not self.sections:
            return ""
        rows = []
        for section in self.sections:
            entries = "".join(f'<p14:sldId id="{slide.slide_id}"/>' for slide in section.slides)
            rows.append(
                f'<p14:section name={attribute(section.name)} id="{section.guid}">'
                f"<p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>"
            )
        return (
            f'<p:ext uri="{SECTION_LIST}"><p14:sectionLst xmlns:p14="{NS["p14"]}">{"".join(rows)}'
            "</p14:sectionLst></p:ext>"
        )

    def save(self, path: Path) -> Path:
        """Write the deck to a file, or into a folder under its own name."""
        return self.package.save(path / f"{self.name}.pptx" if path.is_dir() else path)
