"""Colours as a slide means them: a theme's names, a master's map, and what is done to them (DrawingML 20.1.2.3)."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from wimlds_cli.colours import Colour, curved, linear, parsed
from wimlds_cli.deck.xml import NS, A, Element, local, number

_FULL = 100_000
# Half a dozen of the two hundred named colours are ever used.
_PRESETS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
}  # fmt: skip


@dataclass(frozen=True)
class Palette:
    """A theme's colours and the map that gives them their roles."""

    theme: dict[str, Colour]
    roles: dict[str, str]

    def named(self, name: str) -> Colour | None:
        """Return a colour of the theme by its role (`tx1`, `bg2`) or its own name (`dk1`)."""
        return self.theme.get(self.roles.get(name, name))

    def with_roles(self, mapping: Element | None) -> Palette:
        """Return the palette under another map (clrMap, overrideClrMapping)."""
        return self if mapping is None else Palette(self.theme, dict(mapping.attrib))

    def of(self, holder: Element | None, base: Colour | None = None) -> Colour | None:
        """Return the colour that an element holds; None when it cannot be told, or lets others shine through.

        Args:
            holder: A solidFill, a fontRef, or whatever has a colour as its child.
            base: What `phClr` stands for.
        """
        if holder is None:
            return None
        chosen = next((child for child in holder if local(child).endswith("Clr")), None)
        if chosen is None:
            return None
        colour = self._plain(chosen, base)
        for change in chosen:
            if colour is None:
                return None
            colour = _changed(colour, local(change), number(change.get("val")))
        return colour

    def _plain(self, element: Element, base: Colour | None) -> Colour | None:
        value = element.get("val", "")
        match local(element):
            case "srgbClr":
                return parsed(value)
            case "sysClr":
                return parsed(element.get("lastClr") or {"window": "FFFFFF", "windowText": "000000"}.get(value, ""))
            case "schemeClr":
                return base if value == "phClr" else self.named(value)
            case "prstClr":
                return parsed(_PRESETS.get(value, ""))
        return None


def palette(theme: Element | None, mapping: Element | None) -> Palette:
    """Read a theme's colours and a master's map."""
    scheme = theme.find("a:themeElements/a:clrScheme", NS) if theme is not None else None
    plain = Palette({}, {})
    found = {local(child): plain.of(child) for child in (scheme if scheme is not None else ())}
    known = {name: colour for name, colour in found.items() if colour is not None}
    return Palette(known, dict(mapping.attrib) if mapping is not None else {})


def solid(properties: Element | None) -> Element | None:
    """Return the solid fill of shape, cell or run properties."""
    return properties.find(f"{A}solidFill") if properties is not None else None


def _changed(colour: Colour, change: str, value: int | None) -> Colour | None:
    """Apply one change; None for one whose result is not worked out here."""
    if value is None:
        return None
    share = value / _FULL
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    match change:
        case "alpha":
            return colour if value >= _FULL else None
        case "lumMod":
            return colorsys.hls_to_rgb(hue, _bounded(light * share), saturation)
        case "lumOff":
            return colorsys.hls_to_rgb(hue, _bounded(light + share), saturation)
        case "satMod":
            return colorsys.hls_to_rgb(hue, light, _bounded(saturation * share))
        case "shade":
            red, green, blue = (curved(linear(part) * share) for part in colour)
            return red, green, blue
        case "tint":
            red, green, blue = (curved(linear(part) * share + 1 - share) for part in colour)
            return red, green, blue
    return None


def _bounded(value: float) -> float:
    return min(max(value, 0.0), 1.0)
