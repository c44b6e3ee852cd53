"""Say how text is set, and write it as the level properties of a list style."""

from __future__ import annotations

from dataclasses import dataclass, replace

from examples.make.office.units import emu
from examples.make.office.xml import attribute, colour, fill


@dataclass(frozen=True)
class Lettering:
    """Describe one level of text; what is `None` is left to whatever it inherits from.

    Attributes:
        size: in points.
        font: `major` or `minor`, the theme's two families.
        leading: line spacing in percent.
        before: space before a paragraph, in points.
        tracking: space between letters, in points.
        bullet: the bullet's character, `""` for none, `None` to inherit.
        indent: how far the text hangs behind its bullet, in points.
        margin: how far the text stands from the left, in points.
    """

    size: float | None = None
    colour: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool = False
    font: str | None = None
    align: str | None = None
    leading: int | None = None
    before: float | None = None
    tracking: float | None = None
    bullet: str | None = None
    bullet_colour: str | None = None
    indent: float | None = None
    margin: float | None = None

    def but(self, **changes: object) -> Lettering:
        """Return the same lettering with some changes."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def level(self, number: int) -> str:
        """Write `a:lvlNpPr`, where level 1 is the outermost."""
        inside = self._paragraph_children() + self.run("a:defRPr")
        return f"<a:lvl{number}pPr{self._paragraph_attributes()}>{inside}</a:lvl{number}pPr>"

    def paragraph(self, level: int, rtl: bool) -> str:
        """Write `a:pPr` for a paragraph on this level, 0 being the outermost; nothing if it says nothing."""
        attributes = f' lvl="{level}"' if level else ""
        if rtl:
            attributes += self.but(align=self.align or "r")._paragraph_attributes() + ' rtl="1"'
        else:
            attributes += self._paragraph_attributes()
        inside = self._paragraph_children()
        return f"<a:pPr{attributes}>{inside}</a:pPr>" if attributes or inside else ""

    def _paragraph_attributes(self) -> str:
        wanted = {
            "marL": None if self.margin is None else emu(self.margin),
            "indent": None if self.indent is None else emu(-self.indent),
            "algn": self.align,
        }
        return _attributes(wanted)

    def _paragraph_children(self) -> str:
        parts = []
        if self.leading is not None:
            parts.append(f'<a:lnSpc><a:spcPct val="{self.leading * 1000}"/></a:lnSpc>')
        if self.before is not None:
            parts.append(f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>')
        if self.bullet == "":
            parts.append("<a:buNone/>")
        elif self.bullet is not None:
            if self.bullet_colour:
                parts.append(f"<a:buClr>{colour(self.bullet_colour)}</a:buClr>")
            parts.append('<a:buFont typeface="Arial" panose="020B0604020202020204"/>')
            parts.append(f"<a:buChar char={attribute(self.bullet)}/>")
        return "".join(parts)

    def run(self, tag: str, extra: str = "", face: str = "") -> str:
        """Write the run properties under the given element name; a typeface given wins over the theme's."""
        wanted = {
            "sz": None if self.size is None else round(self.size * 100),
            "b": None if self.bold is None else int(self.bold),
            "i": None if self.italic is None else int(self.italic),
            "cap": "all" if self.caps else None,
            "spc": None if self.tracking is None else round(self.tracking * 100),
        }
        inside = fill(self.colour) if self.colour else ""
        if face:
            inside += f'<a:latin typeface="{face}"/><a:cs typeface="{face}"/>'
        elif self.font:
            stem = {"major": "+mj", "minor": "+mn"}[self.font]
            inside += "".join(f'<a:{kind} typeface="{stem}-{tail}"/>' for kind, tail in _SCRIPTS)
        return f"<{tag}{extra}{_attributes(wanted)}>{inside}</{tag}>"


def _attributes(wanted: dict[str, object]) -> str:
    return "".join(f' {name}="{value}"' for name, value in wanted.items() if value is not None)


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def list_style(tag: str, levels: tuple[Lettering, ...]) -> str:
    """Write nine levels under `tag`; the last one given is repeated, each step further in."""
    filled = [levels[min(i, len(levels) - 1)] for i in range(9)]
    for i in range(len(levels), 9):
        filled[i] = filled[i].but(margin=(filled[i - 1].margin or 0) + 18)
    return f"<{tag}>{''.join(style.level(i + 1) for i, style in enumerate(filled))}</{tag}>"
