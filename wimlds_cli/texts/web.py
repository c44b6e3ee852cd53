"""Pages: one environment and one look for all that wimlds writes as HTML, in the chapter's colours."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wimlds_cli import colours
from wimlds_cli.templating import environment, filled, template_folders

if TYPE_CHECKING:
    from wimlds_cli.event.model import Brand

_LIGHT = {
    "paper": "#FAF9F7",
    "raised": "#FFFFFF",
    "ink": "#1B1A1F",
    "soft": "#55525B",
    "line": "#DEDBD6",
    "edge": "#85818B",
    "good": "#1E6B3A",
    "bad": "#A3201D",
}
_DARK = {
    "paper": "#141317",
    "raised": "#1F1D23",
    "ink": "#EFEDF2",
    "soft": "#B7B3BF",
    "line": "#3B3841",
    "edge": "#85818F",
    "good": "#7FD19B",
    "bad": "#FF9C94",
}
_TINT_BY_DAY, _TINT_BY_NIGHT = 0.07, 0.16
"""How much of the brand's colour the tinted ground holds."""
_POLICY = "<!-- policy -->"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def page(template: str, brand: Brand | None, *, kind: str = "web", homes: Sequence[Path] = (), **facts: Any) -> str:
    """Return one page of HTML. Whatever it prints is escaped; `look` and the templates of `web/` are there.

    Args:
        template: The template's name below its kind's folder.
        brand: The chapter's colours; plain ones where it has none.
        kind: The folder of templates: web, team, site, chapter.
        homes: Folders that may hold own templates, the one that wins first; also of what all pages share (`web/`).
        **facts: What the template may say.

    Raises:
        WimldsError: A template is wrong.
    """
    from markupsafe import Markup

    jinja = environment(kind, (*template_folders(kind, homes), *template_folders("web", homes)))
    return sealed(filled(jinja, template, {"look": Markup(look(brand)), **facts}).rstrip() + "\n")


def sealed(html: str) -> str:
    """Return a page that says to the browser: no request leaves, and no script runs but the page's own.

    The policy (Content Security Policy, level 3) names each inline script by its checksum, so that a script which a
    stranger's text would smuggle in does not run. Pictures and styles may stand in the page or beside it.
    """
    digests = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in _SCRIPT.findall(html))
    scripts = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline' 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return html.replace(_POLICY, f'<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def look(brand: Brand | None) -> str:
    """Return the chapter's colours as CSS: custom properties for light and dark, each readable on its ground.

    Grounds: `--paper` of the page, `--raised` of what lies on it, `--tint` of what stands out, `--brand`.
    On the first three: `--ink` for text, `--soft` for what matters less, `--link`, `--good` and `--bad` (all at least
    4.5:1); `--accent` and `--edge` (of fields and buttons) at least 3:1; `--line` only divides.
    On `--brand`, the same by day and by night: `--on-brand` (7:1), `--accent-on-brand` (4.5:1).
    """
    own = colours.parsed(brand.colour or "") if brand is not None else None
    accent = colours.parsed(brand.accent or "") if brand is not None else None
    own = own or colours.parsed(colours.PLAIN_BRAND) or colours.BLACK
    accent = accent or colours.parsed(colours.PLAIN_ACCENT) or colours.WHITE
    ground = colours.darkened(own, least=colours.WELL_READABLE)
    on_brand = {
        "brand": ground,
        "on-brand": colours.WHITE,
        "accent-on-brand": colours.lightened(accent, ground, colours.READABLE),
    }
    paper = _colour(_LIGHT["paper"])
    # What can be read on the darkest of the light grounds can be read on all of them.
    tint = colours.mixed(paper, ground, _TINT_BY_DAY)
    by_day = on_brand | {
        "tint": tint,
        "link": colours.darkened(own, tint, colours.WELL_READABLE),
        "accent": colours.darkened(accent, tint, colours.VISIBLE),
    }
    paper, raised = _colour(_DARK["paper"]), _colour(_DARK["raised"])
    tint = colours.mixed(paper, ground, _TINT_BY_NIGHT)
    lightest = max(tint, raised, key=colours.luminance)
    by_night = on_brand | {
        "tint": tint,
        "link": colours.lightened(own, lightest, colours.WELL_READABLE),
        "accent": colours.lightened(accent, lightest, colours.VISIBLE),
    }
    return (
        f":root {{ color-scheme: light dark; {_declared(_LIGHT, by_day)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_declared(_DARK, by_night)} }} }}"
    )


def _colour(text: str) -> colours.Colour:
    return colours.parsed(text) or colours.BLACK


def _declared(plain: dict[str, str], mixed: dict[str, colours.Colour]) -> str:
    values = plain | {name: f"#{colours.written(colour)}" for name, colour in mixed.items()}
    return " ".join(f"--{name}: {value};" for name, value in values.items())
