"""A speaker's accounts: what was typed (an @, a URL, a bare name) brought to one form per network."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Account:
    """One account, in its canonical form.

    Attributes:
        network: x, bluesky, mastodon, linkedin, github or website.
        handle: As the network's people write it: `@grace`, `@grace.bsky.social`, `@grace@fosstodon.org`; for
            linkedin, github and website the address without `https://`.
        url: The page.
    """

    network: str
    handle: str
    url: str

    @property
    def identity(self) -> str:
        """The form in which two accounts compare: every network ignores case."""
        return f"{self.network} {self.url}".casefold().rstrip("/")


class NotAnAccount(ValueError):
    """What was typed cannot be an account of this network; `way_out` shows what one looks like."""

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(message)
        self.way_out = way_out


def account_of(network: str, typed: str) -> Account:
    """Return the account that was meant.

    Raises:
        NotAnAccount: When the text cannot be one.
    """
    return _READERS[network](typed.strip())


def _page(typed: str) -> tuple[str, list[str]] | None:
    """Split an address, with or without its scheme, into host and path; None when it is none."""
    if not re.match(r"https?://", typed, re.IGNORECASE) and not re.match(r"[\w-]+(\.[\w-]+)+/", typed):
        return None
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.")
    except ValueError:
        return None
    return host, [unquote(piece) for piece in parts.path.split("/") if piece]


def _x(typed: str) -> Account:
    page = _page(typed)
    name = typed
    if page is not None:
        host, path = page
        if host not in ("x.com", "twitter.com") or not path:
            raise NotAnAccount(f"“{typed}” is not a page on X", 'write "@name", or https://x.com/name')
        name = path[0]
    name = name.removeprefix("@")
    if not re.fullmatch(r"[A-Za-z0-9_]{1,15}", name):
        raise NotAnAccount(
            f"“{typed}” cannot be an account on X",
            'write "@name": at most 15 letters (without accents), digits and _',
        )
    return Account("x", f"@{name}", f"https://x.com/{name}")


_DOMAIN = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"


def _bluesky(typed: str) -> Account:
    page = _page(typed)
    name = typed
    if page is not None:
        host, path = page
        if host != "bsky.app" or path[:1] != ["profile"] or len(path) < 2:
            raise NotAnAccount(
                f"“{typed}” is not a profile on Bluesky", "write https://bsky.app/profile/name.bsky.social"
            )
        name = path[1]
    name = name.removeprefix("@").lower()
    if not re.fullmatch(_DOMAIN, name):
        bare = re.fullmatch(r"[a-z0-9-]+", name)
        raise NotAnAccount(
            f"“{typed}” cannot be an account on Bluesky",
            f'write "@{name}.bsky.social", if that is meant' if bare else 'write "@name.bsky.social"',
        )
    return Account("bluesky", f"@{name}", f"https://bsky.app/profile/{name}")


def _mastodon(typed: str) -> Account:
    page = _page(typed)
    name, host = "", ""
    if page is not None:
        host, path = page
        if path[:1] == ["users"]:
            path = path[1:]
        name = path[0].removeprefix("@") if path else ""
        if name.count("@") == 1:
            name, host = name.split("@")
    elif typed.removeprefix("@").count("@") == 1:
        name, host = typed.removeprefix("@").split("@")
    host = host.lower()
    if not re.fullmatch(r"[A-Za-z0-9_]+([A-Za-z0-9_.-]*[A-Za-z0-9_]+)?", name) or not re.fullmatch(_DOMAIN, host):
        raise NotAnAccount(
            f"“{typed}” cannot be an account on Mastodon: it names no server",
            'write "@name@server", as "@ada@fosstodon.org", or the address of the profile',
        )
    return Account("mastodon", f"@{name}@{host}", f"https://{host}/@{name}")


def _linkedin(typed: str) -> Account:
    page = _page(typed)
    kind, name = "in", typed.removeprefix("@").removeprefix("/").removeprefix("in/")
    if page is not None:
        host, path = page
        # Country pages such as fr.linkedin.com show the same profile.
        if not re.fullmatch(r"([a-z]{2}\.)?linkedin\.com", host) or len(path) < 2:
            raise NotAnAccount(f"“{typed}” is not a profile on LinkedIn", "write https://www.linkedin.com/in/name")
        kind, name = path[0].lower(), path[1]
    if kind not in ("in", "company", "school") or not re.fullmatch(r"[\w%-]{1,100}", name):
        raise NotAnAccount(
            f"“{typed}” cannot be a profile on LinkedIn",
            "open the profile and copy its address: https://www.linkedin.com/in/name",
        )
    return Account("linkedin", f"linkedin.com/{kind}/{name}", f"https://www.linkedin.com/{kind}/{name}")


def _github(typed: str) -> Account:
    page = _page(typed)
    name = typed
    if page is not None:
        host, path = page
        if host != "github.com" or not path:
            raise NotAnAccount(f"“{typed}” is not a page on GitHub", "write https://github.com/name")
        name = path[0]
    name = name.removeprefix("@")
    if not re.fullmatch(r"[A-Za-z0-9](-?[A-Za-z0-9]){0,38}", name):
        raise NotAnAccount(f"“{typed}” cannot be an account on GitHub", "write https://github.com/name")
    return Account("github", f"github.com/{name}", f"https://github.com/{name}")


def _website(typed: str) -> Account:
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        valid = parts.scheme.lower() in ("http", "https") and re.fullmatch(r"[\w-]+(\.[\w-]+)+", parts.hostname or "")
    except ValueError:
        valid = None
    if not valid or re.search(r"[\s@]", parts.netloc) or re.search(r"\s", address):
        raise NotAnAccount(
            f"“{typed}” is not the address of a website", "write the whole address, beginning with https://"
        )
    return Account("website", address.split("://", 1)[1].rstrip("/"), address)


_READERS: dict[str, Callable[[str], Account]] = {
    "x": _x,
    "bluesky": _bluesky,
    "mastodon": _mastodon,
    "linkedin": _linkedin,
    "github": _github,
    "website": _website,
}
NETWORKS = tuple(_READERS)
