"""Describe a template: its theme, its master, its layouts, and what text boxes inherit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from examples.make.office.lettering import Lettering, list_style
from examples.make.office.shapes import Picture, Placeholder, Shape, shape_tree
from examples.make.office.theme import Theme
from examples.make.office.units import SLIDE_HEIGHT, SLIDE_WIDTH, emu
from examples.make.office.xml import DECLARATION, attribute, declare, fill

_ACCENTS = (
    'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
    'accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
DARK_ON_LIGHT = f'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {_ACCENTS}'
LIGHT_ON_DARK = f'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" {_ACCENTS}'
OFFICE_DEFAULT = Lettering(size=18, colour="tx1", font="minor", align="l", margin=0)
FIRST_MASTER_ID = 2147483648
_IMAGE = "image:"

Paint = str | tuple[str, ...] | None
"""A paint as in `xml.fill`, or `image:name`, which stretches one of the template's images; None inherits."""


@dataclass(frozen=True)
class Layout:
    """One layout: its name, the format's type for it, and what stands on it.

    Attributes:
        show_master: whether the master's decorations show through.
    """

    name: str
    kind: str | None
    shapes: tuple[Shape, ...]
    background: Paint = None
    show_master: bool = True

    def placeholder(self, role: str) -> Placeholder:
        """Find the place with this role."""
        for shape in self.shapes:
            if isinstance(shape, Placeholder) and shape.role == role:
                return shape
        raise KeyError(f"layout {self.name!r} has no place for {role!r}")

    def xml(self, pictures: dict[str, str]) -> str:
        """Return the whole layout part; `pictures` maps image names to relationship ids."""
        kind = f' type="{self.kind}"' if self.kind else ""
        master = "" if self.show_master else ' showMasterSp="0"'
        return (
            f'{DECLARATION}<p:sldLayout {declare("a", "r", "p")}{master}{kind} preserve="1">'
            f"<p:cSld name={attribute(self.name)}>{_background(self.background, pictures)}"
            f"{shape_tree(self.shapes, pictures)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


@dataclass(frozen=True)
class Template:
    """Everything that the decks of one hand share.

    Attributes:
        images: PNG bytes by the name that pictures and backgrounds use.
        default_text: what text boxes inherit: the presentation's default text style.
        master_shapes: the master's decorations and its title, body, footer and number places.
        colour_map: which of the theme's colours are ink and which paper.
    """

    theme: Theme
    background: Paint
    master_shapes: tuple[Shape, ...]
    title: Lettering
    body: tuple[Lettering, ...]
    layouts: tuple[Layout, ...]
    images: dict[str, bytes] = field(default_factory=dict)
    default_text: tuple[Lettering, ...] = (OFFICE_DEFAULT,)
    colour_map: str = DARK_ON_LIGHT

    def layout(self, name: str) -> Layout:
        """Find a layout by name."""
        return next(layout for layout in self.layouts if layout.name == name)

    def with_images(self, **images: bytes) -> Template:
        """Return the same template with other pictures, such as another logo."""
        return replace(self, images={**self.images, **images})

    def presentation_xml(self) -> str:
        """Return the main part, still without slides."""
        width, height = emu(SLIDE_WIDTH), emu(SLIDE_HEIGHT)
        return (
            f"{DECLARATION}<p:presentation {declare('a', 'r', 'p')} "
            'saveSubsetFonts="1" autoCompressPictures="0">'
            f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
            '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
            f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="{height}" cy="9144000"/>'
            f"{list_style('p:defaultTextStyle', self.default_text)}</p:presentation>"
        )

    def master_xml(self, pictures: dict[str, str]) -> str:
        """Return the master part; its layouts have the relationship ids `rId1`, `rId2` and so on."""
        layout_ids = "".join(
            f'<p:sldLayoutId id="{FIRST_MASTER_ID + i}" r:id="rId{i}"/>' for i in range(1, len(self.layouts) + 1)
        )
        other = self.body[0].but(size=18, bullet=None, margin=0, indent=None, before=None, leading=None)
        return (
            f'{DECLARATION}<p:sldMaster {declare("a", "r", "p")} preserve="1">'
            f"<p:cSld>{_background(self.background, pictures)}"
            f"{shape_tree(self.master_shapes, pictures)}</p:cSld>"
            f"<p:clrMap {self.colour_map}/><p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst>"
            f"<p:txStyles><p:titleStyle>{self.title.level(1)}</p:titleStyle>"
            f"{list_style('p:bodyStyle', self.body)}{list_style('p:otherStyle', (other,))}"
            "</p:txStyles></p:sldMaster>"
        )


def images_used(shapes: tuple[Shape, ...], background: Paint) -> list[str]:
    """Return the names of the images that shapes and background show, in order."""
    names = {shape.image for shape in shapes if isinstance(shape, Picture)}
    if isinstance(background, str) and background.startswith(_IMAGE):
        names.add(background.removeprefix(_IMAGE))
    return sorted(names)


def _background(paint: Paint, pictures: dict[str, str]) -> str:
    if paint is None:
        return ""
    filled = fill(paint)
    if isinstance(paint, str) and paint.startswith(_IMAGE):
        filled = (
            f'<a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="{pictures[paint.removeprefix(_IMAGE)]}"/>'
            "<a:srcRect/><a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    return f"<p:bg><p:bgPr>{filled}<a:effectLst/></p:bgPr></p:bg>"
