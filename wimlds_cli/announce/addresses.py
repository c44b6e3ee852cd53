"""What X takes for a web address in a text, by the published rules of twitter-text.

Source: https://github.com/twitter/twitter-text, its rules for URLs and its conformance cases. An address needs
no `https://`, ends in a top-level domain that exists, and may stand directly beside Chinese or Japanese letters.

`top_level_domains.txt` holds the names of the root zone (IANA publishes them), those of other scripts in their own
letters. A name that is younger than the file counts letter by letter, which is at worst too much.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

_MOST_LETTERS_OF_A_LABEL = 63
"""Of a part of a host name, once written in ASCII (RFC 1035, section 2.3.4)."""
_MOST_LETTERS = 4096
_MOST_LETTERS_OF_A_SHORT_LINK = 40

_LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
    "\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CYRILLIC = "\u0400-\u04ff"
_NEVER_IN_A_HOST = r"\s!\"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~" + "\ufffe\uffff\ufeff" + _DIRECTIONS
_HOST_CHARACTER = rf"[^{_NEVER_IN_A_HOST}]"
_LABEL = rf"{_HOST_CHARACTER}(?:-*{_HOST_CHARACTER})*"
_SUB_LABEL = rf"{_HOST_CHARACTER}(?:[-_]*{_HOST_CHARACTER})*"

_PATH_WORD = rf"a-z0-9{_CYRILLIC}{_LATIN}"
_PATH_CHARACTER = rf"[{_PATH_WORD}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_IN_BRACKETS = rf"\({_PATH_CHARACTER}*(?:\({_PATH_CHARACTER}*\){_PATH_CHARACTER}*)?\)"
_PATH_END = rf"(?:[{_PATH_WORD}+\-=_#/]|{_IN_BRACKETS})"
_PATH = rf"(?:/(?:(?:{_PATH_CHARACTER}|{_IN_BRACKETS})*{_PATH_END})?)?"
_QUERY = r"(?:\?(?:[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?)?"
_SHORT_LINK = re.compile(r"https?://t\.co/(?P<slug>[a-z0-9]+)(?:\?[a-z0-9\-_&=#/]*)?", re.IGNORECASE)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an address with a scheme, and of one without; built when first needed."""
    listed = resources.files("wimlds_cli.announce").joinpath("top_level_domains.txt").read_text("utf-8").split()
    # The longest first: of `com` and `co`, what follows decides, and an alternation takes the first that fits.
    domains = "|".join(re.escape(name) for name in sorted(listed, key=len, reverse=True))
    top = rf"(?:(?:{domains})(?![0-9a-z@+\-])|xn--[0-9a-z\-]+)"
    rest = rf"(?P<port>:[0-9]+)?{_PATH}{_QUERY}"
    before = r"(?<![A-Za-z0-9@＠$#＃\ufffe\uffff\ufeff])"
    schemed = rf"{before}https?://(?P<host>(?:{_SUB_LABEL}\.)*{_LABEL}\.{top}){rest}"
    label = rf"[a-z0-9{_LATIN}](?:[a-z0-9{_LATIN}\-]*[a-z0-9{_LATIN}])?"
    bare = rf"{before}(?<![-_./])(?P<host>(?:{label}\.)+{top}){rest}"
    return re.compile(schemed, re.IGNORECASE), re.compile(bare, re.IGNORECASE)


def _host_exists(host: str) -> bool:
    """Tell whether a host name can be written in ASCII within the limits of the name system."""
    for label in host.split("."):
        if label.isascii():
            length = len(label)
        elif label.lower().startswith("xn--"):
            return False
        else:
            length = len("xn--") + len(label.encode("punycode"))
        if length > _MOST_LETTERS_OF_A_LABEL:
            return False
    return True


def find_addresses(text: str, *, bare: bool = True) -> list[tuple[int, int]]:
    """Return where addresses begin and end in a text, in characters, in their order.

    Args:
        text: Any text.
        bare: Whether `example.com` is one too, without `https://`.
    """
    with_scheme, without_scheme = _patterns()
    found: list[tuple[int, int]] = []
    for match in with_scheme.finditer(text):
        begin, end = match.span()
        short = _SHORT_LINK.match(text, begin)
        if short is not None:
            if len(short["slug"]) > _MOST_LETTERS_OF_A_SHORT_LINK:
                continue
            end = short.end()
        if end - begin <= _MOST_LETTERS and _host_exists(match["host"]):
            found.append((begin, end))
    if bare and "." in text:
        # What was tried with its scheme and refused is not tried again in parts.
        taken = [match.span() for match in with_scheme.finditer(text)]
        for match in without_scheme.finditer(text):
            begin, end = match.span()
            free = all(end <= other[0] or begin >= other[1] for other in taken)
            if free and _host_exists(match["host"]):
                found.append((begin, end))
    return sorted(found)
