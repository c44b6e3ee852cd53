"""Write a theme part: twelve colours, two font families, and a plain format scheme."""

from __future__ import annotations

from dataclasses import dataclass, field

from examples.make.office.xml import DECLARATION, attribute, declare

SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)


@dataclass(frozen=True)
class Theme:
    """Name the colours and fonts of a template.

    Attributes:
        colours: twelve `rrggbb` values with spaces between, in the order of `SLOTS`.
        scripts: typefaces for other scripts, by ISO 15924 code (`Arab`, `Deva`).
    """

    name: str
    colours: str
    heading_font: str
    body_font: str
    scripts: dict[str, str] = field(default_factory=dict)

    def xml(self) -> str:
        """Return the whole theme part."""
        colours = "".join(
            f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
            for slot, value in zip(SLOTS, self.colours.split(), strict=True)
        )
        name = attribute(self.name)
        return (
            f"{DECLARATION}<a:theme {declare('a')} name={name}><a:themeElements>"
            f"<a:clrScheme name={name}>{colours}</a:clrScheme>"
            f"<a:fontScheme name={name}>{self._fonts('majorFont', self.heading_font)}"
            f"{self._fonts('minorFont', self.body_font)}</a:fontScheme>"
            f"<a:fmtScheme name={name}>{_FORMATS}</a:fmtScheme>"
            "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
        )

    def _fonts(self, tag: str, latin: str) -> str:
        scripts = "".join(
            f'<a:font script="{script}" typeface={attribute(face)}/>' for script, face in self.scripts.items()
        )
        return (
            f'<a:{tag}><a:latin typeface={attribute(latin)}/><a:ea typeface=""/><a:cs typeface=""/>{scripts}</a:{tag}>'
        )


_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_TINTED = '<a:solidFill><a:schemeClr val="phClr"><a:tint val="90000"/></a:schemeClr></a:solidFill>'
_SHADED = '<a:solidFill><a:schemeClr val="phClr"><a:shade val="92000"/></a:schemeClr></a:solidFill>'
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_PLAIN}<a:prstDash val="solid"/></a:ln>'
    for width in (9525, 19050, 28575)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
_FORMATS = (
    f"<a:fillStyleLst>{_PLAIN}{_TINTED}{_SHADED}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_LINES}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECTS}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLAIN}{_TINTED}{_SHADED}</a:bgFillStyleLst>"
)
