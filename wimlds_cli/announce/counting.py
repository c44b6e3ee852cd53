"""How much of a channel's limit a text uses, each by the channel's own published rule."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from wimlds_cli.announce.addresses import find_addresses

if TYPE_CHECKING:
    import regex

ADDRESS_WEIGHT = 23
"""What an address counts on X (it becomes a t.co link) and on Mastodon, however long it is."""

_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""The characters that count once on X; all others count twice (twitter-text, configuration version 3)."""


@functools.cache
def _emoji() -> regex.Pattern[str]:
    """Return the pattern of one emoji as it is drawn: flags, keycaps, families, skin tones are one each."""
    import regex

    # Copyright and registered sign are text unless the emoji selector follows.
    picture = r"(?:[\p{Extended_Pictographic}--[©®\u2122\u265f]]|[©®\u2122\u265f]\ufe0f)"
    drawn = rf"{picture}(?:\ufe0f|\p{{Emoji_Modifier}})?(?:[\U000e0020-\U000e007e]+\U000e007f)?"
    joined = rf"{drawn}(?:\u200d(?:{drawn}|[\u2640\u2642\u2695]\ufe0f?))*"
    keycap = r"[0-9#*]\ufe0f?\u20e3"
    return regex.compile(rf"\p{{RI}}\p{{RI}}|{keycap}|{joined}|\p{{Emoji_Modifier}}", regex.V1)


def on_x(text: str, *, whole_emoji: bool = True) -> int:
    """Return the weighted length of a post on X.

    An address weighs 23, an emoji 2 however many code points draw it, a character 1 or 2 by its block; composed
    first (NFC). Source: twitter-text, configuration version 3.

    Args:
        text: The post.
        whole_emoji: `emojiParsingEnabled` of the configuration; version 2 weighed each code point of an emoji.
    """
    text = unicodedata.normalize("NFC", text)
    total, done = 0, 0
    for begin, end in find_addresses(text):
        total += _weight(text[done:begin], whole_emoji) + ADDRESS_WEIGHT
        done = end
    return total + _weight(text[done:], whole_emoji)


def _weight(text: str, whole_emoji: bool) -> int:
    without, emoji = _emoji().subn("", text) if whole_emoji else (text, 0)
    light = sum(any(low <= ord(char) <= high for low, high in _LIGHT) for char in without)
    return 2 * emoji + light + 2 * (len(without) - light)


def graphemes(text: str) -> int:
    """Return how many characters a reader sees (Unicode Standard Annex 29); so counts Bluesky."""
    import regex

    return len(regex.findall(r"\X", text))


def octets(text: str) -> int:
    """Return how many bytes a text has in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def on_mastodon(text: str) -> int:
    """Return the length of a post on Mastodon.

    An address with its scheme counts 23 and `@user@host` as `@user`; else characters as a reader sees them.
    Source: https://docs.joinmastodon.org/user/posting/, "Text".
    """
    total, done = 0, 0
    for begin, end in find_addresses(text, bare=False):
        total += graphemes(_without_hosts(text[done:begin])) + ADDRESS_WEIGHT
        done = end
    return total + graphemes(_without_hosts(text[done:]))


def _without_hosts(text: str) -> str:
    return re.sub(
        r"(?<![\w/=])(@[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]+[A-Za-z0-9_]+)?)@[\w.-]+\w", r"\1", text, flags=re.ASCII
    )


def utf16_units(text: str) -> int:
    """Return the length as a web page counts it (UTF-16 units); so count the fields of LinkedIn and others."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
