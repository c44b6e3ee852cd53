"""Add review comments, of the classic kind: authors in one part, comments in one part a slide."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide

from examples.make.office.deck import Deck
from examples.make.office.xml import DECLARATION, PML, RELATIONSHIPS, attribute, declare, text


@dataclass(frozen=True)
class Comment:
    """One comment; `at` is in 1/576 inch from the slide's top left corner, as PowerPoint counts it."""

    slide: Slide
    author: str
    text: str
    when: datetime.datetime
    at: tuple[int, int] = (10, 10)


def add_comments(deck: Deck, comments: Sequence[Comment]) -> None:
    """Write the authors and the comments; an author's comments are numbered in the order given."""
    authors = list(dict.fromkeys(comment.author for comment in comments))
    counts = dict.fromkeys(authors, 0)
    by_slide: dict[int, tuple[Slide, list[str]]] = {}
    for comment in comments:
        counts[comment.author] += 1
        x, y = comment.at
        by_slide.setdefault(comment.slide.slide_id, (comment.slide, []))[1].append(
            f'<p:cm authorId="{authors.index(comment.author)}" '
            f'dt="{comment.when.isoformat(timespec="milliseconds")}" '
            f'idx="{counts[comment.author]}"><p:pos x="{x}" y="{y}"/>'
            f"<p:text>{text(comment.text)}</p:text></p:cm>"
        )
    listed = "".join(
        f'<p:cmAuthor id="{i}" name={attribute(name)} initials="{_initials(name)}" '
        f'lastIdx="{counts[name]}" clrIdx="{i}"/>'
        for i, name in enumerate(authors)
    )
    package = deck.presentation.part.package
    authors_xml = f"{DECLARATION}<p:cmAuthorLst {declare('a', 'r', 'p')}>{listed}</p:cmAuthorLst>"
    part = Part(PackURI("/ppt/commentAuthors.xml"), f"{PML}.commentAuthors+xml", package, authors_xml.encode())
    deck.presentation.part.relate_to(part, f"{RELATIONSHIPS}/commentAuthors")
    for number, (slide, written) in enumerate(by_slide.values(), start=1):
        xml = f"{DECLARATION}<p:cmLst {declare('a', 'r', 'p')}>{''.join(written)}</p:cmLst>"
        name = PackURI(f"/ppt/comments/comment{number}.xml")
        slide.part.relate_to(Part(name, f"{PML}.comments+xml", package, xml.encode()), f"{RELATIONSHIPS}/comments")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
