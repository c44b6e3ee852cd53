"""Time zones and the countries they are of."""

from __future__ import annotations

_WORLD = "001"
"""CLDR's code for zones that are of no country, such as UTC."""
_FEW = 4


def country_of_zone(name: str) -> str | None:
    """Return the two letters of a time zone's country; None for a zone of no country, or an unknown one."""
    from babel.core import get_global

    zones = get_global("zone_territories")
    newer = get_global("zone_aliases")
    older = {new: old for old, new in newer.items()}
    found = next(filter(None, (zones.get(each) for each in (name, newer.get(name), older.get(name)) if each)), None)
    return None if found is None or found == _WORLD else str(found)


def zones_of_country(text: str) -> list[str]:
    """Return the time zones of a country, sorted; of a country with many, those that many people live in.

    Args:
        text: Its English name, or its two letters.
    """
    from babel import Locale
    from babel.core import get_global

    wanted = text.strip().casefold()
    territories = Locale("en").territories.items()
    code = next(
        (code for code, name in territories if len(code) == 2 and wanted in (code.casefold(), name.casefold())), ""
    )
    found = sorted(name for name, country in get_global("zone_territories").items() if country == code)
    # CLDR maps the zones of Windows, which are few, to one zone of a country each.
    common = set(get_global("windows_zone_mapping").values())
    return [name for name in found if name in common] if len(found) > _FEW else found
