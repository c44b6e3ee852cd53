"""Where the events are: a map as SVG, drawn from outlines that are in the public domain; no tiles, no request.

The outlines are those of Natural Earth at 1:110 million; `templates/make_map` makes them. They show land, no borders.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources

_WIDTH, _DOT = 960.0, 5.5
"""User units: the map's width, and a dot's radius; a finger's width on a phone is left around each."""
_FAR_APART = 150
"""Kilometres; places that lie nearer together are one place on a map of the world."""
_NARROWEST = 40.0
"""Degrees of longitude that a map shows at least: the outlines are too coarse to look at from nearer."""


@dataclass(frozen=True)
class Place:
    """One dot: where, what happens there, and where it leads.

    Attributes:
        exact: Whether the event says where it is; otherwise it is the city of its time zone.
    """

    latitude: float
    longitude: float
    words: str
    href: str
    exact: bool = True


def spread_out(places: Sequence[Place]) -> bool:
    """Tell whether a map would show anything: at least two places that do not lie beside one another."""
    return any(_kilometres(places[0], other) > _FAR_APART for other in places[1:])


def world_map(places: Sequence[Place], title: str) -> str:
    """Draw the part of the world in which the places lie.

    Args:
        places: The dots; the last lie on top.
        title: What the map shows, for who cannot see it.
    """
    left, right, low, high = _window(places)
    # Towards the equator the projection is wider, towards a meridian's middle it is not higher.
    widest = min(max(0.0, low), high)
    corners = [_project(x, y) for x in (left, right) for y in (low, high, widest)]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    scale = _WIDTH / (east - west)
    height = (north - south) * scale

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        x, y = _project(longitude, latitude)
        return (x - west) * scale, (north - y) * scale

    land = []
    for ring in _outlines():
        points = [at(*point) for point in ring]
        if any(-60 < x < _WIDTH + 60 and -60 < y < height + 60 for x, y in points):
            land.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    dots = [_dot(place, *at(place.longitude, place.latitude)) for place in places]
    return (
        f'<svg viewBox="0 0 {_WIDTH:g} {height:.0f}" class="map" role="group" aria-label="{escape(title)}">'
        f'<path class="land" d="{"".join(land)}"/>{"".join(dots)}</svg>'
    )


def _dot(place: Place, x: float, y: float) -> str:
    words = place.words if place.exact else f"{place.words} (drawn at the city of its time zone)"
    kind = "dot" if place.exact else "dot about"
    return (
        f'<a href="{escape(place.href)}" aria-label="{escape(words)}"><title>{escape(words)}</title>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="14" class="reach"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}" class="{kind}"/></a>'
    )


def _window(places: Sequence[Place]) -> tuple[float, float, float, float]:
    """Return the longitudes and latitudes to show: all places with air around them, within the inhabited world."""
    longitudes = [place.longitude for place in places]
    latitudes = [place.latitude for place in places]
    wide = max(max(longitudes) - min(longitudes), _NARROWEST)
    air = max(wide * 0.12, 8.0)
    middle = (max(longitudes) + min(longitudes)) / 2
    left, right = max(middle - wide / 2 - air, -170.0), min(middle + wide / 2 + air, 180.0)
    if right - left > 220:
        # So much of the world that the rest belongs to it.
        return -170.0, 180.0, -56.0, 78.0
    low, high = max(min(latitudes) - air, -56.0), min(max(latitudes) + air, 80.0)
    # Not narrower than a strip: twice as wide as high at most, and not higher than wide.
    missing = (right - left) * 0.45 - (high - low)
    if missing > 0:
        low, high = max(low - missing / 2, -56.0), min(high + missing / 2, 80.0)
    return left, right, low, high


@functools.cache
def _outlines() -> tuple[tuple[tuple[float, float], ...], ...]:
    text = resources.files(__package__).joinpath("outlines.txt").read_text("ascii")
    return tuple(tuple(_points(line)) for line in text.splitlines())


def _points(line: str) -> Iterator[tuple[float, float]]:
    for point in line.split():
        longitude, _, latitude = point.partition(",")
        yield int(longitude) / 10, int(latitude) / 10


_A = (1.340264, -0.081106, 0.000893, 0.003796)


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Project as Equal Earth does, in which areas are true (Šavrič, Patterson and Jenny 2018), in radians."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    divisor = math.sqrt(3) * (_A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)) / 2
    x = math.radians(longitude) * math.cos(theta) / divisor
    return x, theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


def _kilometres(one: Place, other: Place) -> float:
    """Return the distance along the great circle."""
    here, there = math.radians(one.latitude), math.radians(other.latitude)
    across = math.sin((there - here) / 2) ** 2
    along = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(across + math.cos(here) * math.cos(there) * along))


@functools.cache
def zone_positions() -> dict[str, tuple[float, float]]:
    """Return the latitude and longitude of each time zone's city, from the time zone database's own table.

    Source: `zone.tab` of the IANA time zone database, which the system or the package `tzdata` brings; empty without.
    """
    found: dict[str, tuple[float, float]] = {}
    for line in _zone_table().splitlines():
        if line.startswith("#") or line.count("\t") < 2:
            continue
        _, position, name = line.split("\t")[:3]
        cut = max(position.rfind("+"), position.rfind("-"))
        found[name] = _degrees(position[:cut], 2), _degrees(position[cut:], 3)
    return found


def _degrees(text: str, digits: int) -> float:
    """Read ±DDMM or ±DDMMSS, with two or three digits for the degrees (ISO 6709)."""
    sign = -1 if text[0] == "-" else 1
    degrees, rest = int(text[1 : 1 + digits]), text[1 + digits :]
    seconds = int(rest[2:]) if len(rest) > 2 else 0
    return sign * (degrees + int(rest[:2]) / 60 + seconds / 3600)


def _zone_table() -> str:
    import zoneinfo
    from pathlib import Path

    for folder in zoneinfo.TZPATH:
        file = Path(folder) / "zone.tab"
        if file.is_file():
            return file.read_text("utf-8")
    try:
        return resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return ""
