"""Time zones and the countries they are of."""

from __future__ import annotations

_WORLD = "001"
"""CLDR's code for zones that are of no country, such as UTC."""


def country_of_zone(name: str) -> str | None:
    """Return the two letters of a time zone's country; None for a zone of no country, or an unknown one."""
    from babel.core import get_global

    zones = get_global("zone_territories")
    newer = get_global("zone_aliases")
    older = {new: old for old, new in newer.items()}
    found = next(filter(None, (zones.get(each) for each in (name, newer.get(name), older.get(name)) if each)), None)
    return None if found is None or found == _WORLD else str(found)
