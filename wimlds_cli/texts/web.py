"""Pages: one environment and one look for all that wimlds writes as HTML, in the chapter's colours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli import colours
from wimlds_cli.templating import environment, templates_folder

if TYPE_CHECKING:
    from wimlds_cli.event.model import Brand

_LIGHT = {"paper": "#FFFFFF", "ink": "#1C1B20", "soft": "#55535C", "line": "#C9C7CD"}
_DARK = {"paper": "#17161B", "ink": "#EDECF0", "soft": "#B4B1BC", "line": "#4A4852"}


def page(template: str, brand: Brand | None, *, kind: str = "web", overrides: Sequence[Path] = (), **facts: Any) -> str:
    """Return one page of HTML. Whatever it prints is escaped; `look` and the templates of `web/` are there.

    Args:
        template: The template's name below its kind's folder.
        brand: The chapter's colours; plain ones where it has none.
        kind: The folder of templates: web, team, announce.
        overrides: Folders whose files win over those that are shipped.
        **facts: What the template may say.
    """
    from markupsafe import Markup

    jinja = environment(kind, (*overrides, templates_folder() / kind, templates_folder() / "web"))
    return jinja.get_template(template).render(look=Markup(look(brand)), **facts).rstrip() + "\n"


def look(brand: Brand | None) -> str:
    """Return the chapter's colours as CSS: custom properties for light and dark, each readable on its ground.

    `--brand` is a ground with `--on-brand` for text on it; `--link` and `--accent` stand on `--paper`.
    """
    own = colours.parsed(brand.colour or "") if brand is not None else None
    accent = colours.parsed(brand.accent or "") if brand is not None else None
    own = own or colours.parsed(colours.PLAIN_BRAND) or colours.BLACK
    accent = accent or colours.parsed(colours.PLAIN_ACCENT) or colours.WHITE
    light, dark = (colours.parsed(side["paper"]) or colours.WHITE for side in (_LIGHT, _DARK))
    ground = colours.darkened(own, least=colours.WELL_READABLE)
    shared = {"brand": ground, "on-brand": colours.WHITE}
    by_day = shared | {
        "link": ground,
        "accent": colours.darkened(accent, light, colours.VISIBLE),
        "accent-on-brand": colours.lightened(accent, ground, colours.READABLE),
    }
    by_night = by_day | {
        "link": colours.lightened(own, dark, colours.WELL_READABLE),
        "accent": colours.lightened(accent, dark, colours.VISIBLE),
    }
    return (
        f":root {{ color-scheme: light dark; {_declared(_LIGHT, by_day)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_declared(_DARK, by_night)} }} }}"
    )


def _declared(plain: dict[str, str], mixed: dict[str, colours.Colour]) -> str:
    values = plain | {name: f"#{colours.written(colour)}" for name, colour in mixed.items()}
    return " ".join(f"--{name}: {value};" for name, value in values.items())
