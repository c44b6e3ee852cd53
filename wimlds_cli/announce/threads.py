"""A text over its limit -> a thread: cut between paragraphs, lines or sentences, never inside one."""

from __future__ import annotations

import re
from collections.abc import Callable

_TITLES = {
    *("dr", "prof", "mr", "mrs", "ms", "st", "no", "vs", "e.g", "i.e", "cf", "approx", "ca", "etc", "jr", "sr"),
    *("mme", "mlle", "z.b", "bzw", "nr", "sra", "dra", "vol", "p", "pp", "fig"),
}
"""Words whose full stop ends no sentence."""

_HASHTAGS = re.compile(r"#\S+(?:\s+#\S+)*")
_STOP = re.compile(r"(?:(?<![.!?…؟।])[.!?…؟।]+[\"”’»)\]*_]*(?=\s)\s+|[。！？][”’」』）]*\s*)")


class TooLong(ValueError):
    """One sentence does not fit into one post.

    Args:
        sentence: That sentence.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def sentences(text: str) -> list[str]:
    """Split a paragraph behind its sentences; the pieces and the spaces between them give the paragraph."""
    found, begin = [], 0
    for match in _STOP.finditer(text):
        if match.group().startswith(".") and not _ends_a_sentence(text, match):
            continue
        if match.end() < len(text):
            found.append(text[begin : match.end()].strip())
            begin = match.end()
    found.append(text[begin:].strip())
    return [piece for piece in found if piece]


def _ends_a_sentence(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rsplit(None, 1)
    word = before[-1].lstrip("(“\"'").lower() if before else ""
    following = text[match.end() : match.end() + 1]
    initial = len(word) == 1 and word.isalpha()
    return not (word in _TITLES or initial or following.islower())


def split(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the posts of a thread; a text that fits is one.

    A paragraph that fits into one post is not torn apart; an announcing line, which ends in a colon, goes with
    what it announces; a paragraph of hashtags closes the first post that has room for it.

    Args:
        text: Paragraphs separated by empty lines.
        fits: Whether a text keeps the channel's limit.

    Raises:
        TooLong: A sentence alone is over the limit.
    """
    if fits(text):
        return [text]
    paragraphs = re.split(r"\n{2,}", text)
    tags = "\n\n".join(paragraph for paragraph in paragraphs if _HASHTAGS.fullmatch(paragraph))
    rest = [paragraph for paragraph in paragraphs if not _HASHTAGS.fullmatch(paragraph)]
    if not tags or not rest:
        return _packed(paragraphs, fits)

    def fits_with_tags(post: str) -> bool:
        return fits(f"{post}\n\n{tags}")

    posts = _packed(rest, fits)
    number = next((number for number, post in enumerate(posts) if fits_with_tags(post)), None)
    if number is None:
        # Hashtags alone are no post: the first one is packed more loosely, and gets them.
        posts, number = _packed(rest, fits, fits_with_tags), 0
        if not fits_with_tags(posts[0]):
            return [*_packed(rest, fits), *_packed([tags], fits)]
    posts[number] = f"{posts[number]}\n\n{tags}"
    return posts


def _packed(
    paragraphs: list[str], fits: Callable[[str], bool], first: Callable[[str], bool] | None = None
) -> list[str]:
    posts: list[str] = []
    current = ""
    for paragraph in paragraphs:
        joined = f"{current}\n\n{paragraph}" if current else paragraph
        has_room = fits if first is None or posts else first
        if has_room(joined):
            current = joined
            continue
        if current:
            posts.append(current)
        if fits(paragraph):
            current = paragraph
            continue
        *full, current = _within(paragraph, fits)
        posts += full
    return [*posts, current] if current else posts


def _within(paragraph: str, fits: Callable[[str], bool]) -> list[str]:
    """Split a paragraph behind its lines, and lines behind their sentences."""
    pieces: list[tuple[str, str]] = []
    for line in paragraph.split("\n"):
        if fits(line):
            pieces.append(("\n", line))
            continue
        pieces += [("\n" if not count else " ", part) for count, part in enumerate(sentences(line))]
    posts = [""]
    for separator, piece in pieces:
        if not fits(piece):
            raise TooLong(piece)
        joined = posts[-1] + separator + piece if posts[-1] else piece
        if fits(joined):
            posts[-1] = joined
            continue
        *kept, last = posts[-1].split("\n")
        if kept and last.endswith(":") and fits(f"{last}\n{piece}"):
            posts[-1] = "\n".join(kept)
            posts.append(f"{last}\n{piece}")
        else:
            posts.append(piece)
    return posts
