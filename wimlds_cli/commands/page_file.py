"""A page that a command writes where it is told to: a name that cannot cost anybody a file of another kind."""

from __future__ import annotations

from pathlib import Path

from wimlds_cli.errors import WimldsError


def page_file(path: Path | None, option: str) -> Path | None:
    """Return where a page is to be written, as it was named.

    Args:
        path: What was named behind the option; None when nothing was.
        option: The option, for the message.

    Raises:
        WimldsError: It is a folder, lies in none that exists, or is no name of a page: `--html event.yaml` would put
            the page in the event's place.
    """
    if path is None:
        return None
    if path.is_dir():
        raise WimldsError(f"{path.as_posix()} is a folder, not a file", f"name a file in it: {option} page.html")
    if path.suffix.lower() not in (".html", ".htm"):
        raise WimldsError(
            f"{path.as_posix()} is no name for a page: it must end in .html", f"name another file: {option} page.html"
        )
    if not path.parent.is_dir():
        raise WimldsError(f"there is no folder {path.parent.as_posix()}", "make it first, or name another place")
    return path
