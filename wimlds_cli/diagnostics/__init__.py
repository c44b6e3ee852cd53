"""What is wrong, where, and the way out: what every reader and check returns, and how it is shown."""

from wimlds_cli.diagnostics.diagnostic import Diagnostic, Location, Severity, in_order
from wimlds_cli.diagnostics.render import as_json, render_concise, render_full, render_github

__all__ = [
    "Diagnostic",
    "Location",
    "Severity",
    "as_json",
    "in_order",
    "render_concise",
    "render_full",
    "render_github",
]
