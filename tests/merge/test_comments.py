"""Rule 20: who said what on which slide, in old comments and in new ones."""

from __future__ import annotations

from factories import deck_with, guid
from factories.names import NS
from factories.talk import (
    add_authors,
    add_comments,
    add_modern_authors,
    add_modern_comments,
    author,
    comment,
)


def commented(name: str, *authors: str, said: tuple[str, ...] = ()):
    """A deck with these authors, and these comments on its first slide."""
    deck = deck_with(name=name)
    add_authors(deck, *authors)
    add_comments(deck.slides[0], *(said or [comment(1, 1, f"said in {name}")]))
    return deck


def authors_of(opened) -> dict[str, str]:
    """Author id -> name."""
    part = opened.only(opened.main, "commentAuthors")
    return {a.get("id"): a.get("name") for a in opened.find(part, "p:cmAuthor")}


def said_on(opened, slide: str) -> list[tuple[str, str, str | None]]:
    """Each comment of a slide: who, what, and to which words it is an answer."""
    names, found = authors_of(opened), []
    for part in opened.related(slide, "comments"):
        words = {(c.get("authorId"), c.get("idx")): c.findtext("p:text", None, NS) for c in opened.find(part, "//p:cm")}
        for c in opened.find(part, "//p:cm"):
            up = c.find(".//p15:parentCm", NS)
            parent = words[up.get("authorId"), up.get("idx")] if up is not None else None
            found.append((names[c.get("authorId")], words[c.get("authorId"), c.get("idx")], parent))
    return found


def test_comments_stay_with_their_slide_and_their_author(merge):
    merged = merge(commented("A", author(1, "Ada")), commented("B", author(1, "Grace")))
    assert said_on(merged.out, merged.slide_of(0, 1)) == [("Ada", "said in A", None)]
    assert said_on(merged.out, merged.slide_of(1, 1)) == [("Grace", "said in B", None)]
    assert merged.out.related(merged.slide_of(1, 2), "comments") == []


def test_the_same_person_in_two_decks_is_one_author(merge):
    merged = merge(commented("A", author(1, "Ada", user="ada@x")), commented("B", author(1, "Ada", user="ada@x")))
    assert list(authors_of(merged.out).values()) == ["Ada"]


def test_two_people_of_one_name_stay_two_when_their_presence_differs(merge):
    merged = merge(commented("A", author(1, "Ada", user="ada@x")), commented("B", author(1, "Ada", user="ada@y")))
    assert list(authors_of(merged.out).values()) == ["Ada", "Ada"]


def test_two_people_of_one_name_stay_two_when_their_initials_differ(merge):
    merged = merge(commented("A", author(1, "Ada", initials="AL")), commented("B", author(1, "Ada", initials="AB")))
    assert list(authors_of(merged.out).values()) == ["Ada", "Ada"]


def test_one_provider_more_makes_another_author(merge):
    a = commented("A", author(1, "Ada", user="ada", provider="AD"))
    b = commented("B", author(1, "Ada", user="ada", provider="Windows Live"))
    assert list(authors_of(merge(a, b).out).values()) == ["Ada", "Ada"]


def test_numbers_of_one_author_are_unique_through_the_deck(merge):
    decks = [commented(name, author(1, "Ada"), said=(comment(1, 1, "one"), comment(1, 2, "two"))) for name in "ABC"]
    merged = merge(*decks)
    numbers = [
        (c.get("authorId"), c.get("idx"))
        for slide in merged.slides
        for part in merged.out.related(slide, "comments")
        for c in merged.out.find(part, "//p:cm")
    ]
    assert len(numbers) == len(set(numbers)) == 6


def test_the_last_number_of_an_author_is_not_below_any_in_use(merge):
    decks = [commented(n, author(1, "Ada", last=1), said=(comment(1, 1, "one"), comment(1, 7, "two"))) for n in "AB"]
    merged = merge(*decks)
    (who,) = merged.out.find(merged.out.only(merged.out.main, "commentAuthors"), "p:cmAuthor")
    used = [
        int(i)
        for s in merged.slides
        for p in merged.out.related(s, "comments")
        for i in merged.out.find(p, "//p:cm/@idx")
    ]
    assert int(who.get("lastIdx")) >= max(used)


def test_threads_follow_the_new_numbers(merge):
    """In the second deck every author id and number collides with the first deck's."""
    thread = (comment(1, 1, "question"), comment(2, 1, "answer", parent=(1, 1)), comment(1, 2, "thanks", parent=(2, 1)))
    decks = [
        commented("A", author(1, "Ada"), author(2, "Grace"), said=thread),
        commented("B", author(1, "Grace"), author(2, "Ada"), said=thread),
    ]
    merged = merge(*decks)
    assert said_on(merged.out, merged.slide_of(1, 1)) == [
        ("Grace", "question", None),
        ("Ada", "answer", "question"),
        ("Grace", "thanks", "answer"),
    ]


def test_presence_info_stays_with_the_author(merge):
    merged = merge(commented("A", author(1, "Grace")), commented("B", author(1, "Ada", user="ada@x")))
    part = merged.out.only(merged.out.main, "commentAuthors")
    (ada,) = [a for a in merged.out.find(part, "p:cmAuthor") if a.get("name") == "Ada"]
    assert ada.xpath(".//p15:presenceInfo/@userId", namespaces=NS) == ["ada@x"]


def test_comments_of_decks_that_do_not_collide_are_copied_untouched(merge):
    merged = merge(deck_with(name="A"), commented("B", author(1, "Ada")))
    assert merged.outcome(1, "/ppt/comments/comment1.xml").outcome == "copied"


def test_a_deck_merged_with_itself_keeps_its_comments_twice(merge):
    deck = commented("Twice", author(1, "Ada"), said=(comment(1, 1, "one"), comment(1, 2, "two", parent=(1, 1))))
    merged = merge(deck, deck)
    assert said_on(merged.out, merged.slide_of(0, 1)) == said_on(merged.out, merged.slide_of(1, 1)) != []


def test_a_person_whom_a_deck_lists_twice_does_not_get_numbers_twice(merge):
    twice = (comment(1, 1, "one"), comment(2, 1, "two"))
    decks = [commented(n, author(1, "Ada"), author(2, "Ada"), said=twice) for n in "AB"]
    merged = merge(*decks)
    assert [who for who, _, _ in said_on(merged.out, merged.slide_of(1, 1))] == ["Ada", "Ada"]
    assert sorted(what for _, what, _ in said_on(merged.out, merged.slide_of(1, 1))) == ["one", "two"]


def test_a_comment_by_nobody_is_a_fault_that_is_told_and_kept(merge):
    deck = commented("B", author(1, "Ada"), said=(comment(1, 1, "signed"), comment(7, 1, "by nobody")))
    merged = merge(commented("A", author(1, "Grace")), deck, inherits=True)
    assert merged.findings("inherited", rule=20)
    (part,) = merged.out.related(merged.slide_of(1, 1), "comments")
    assert merged.out.find(part, "//p:text/text()") == ["signed", "by nobody"]


# Modern comments.


def modern(name: str, who: str, reply: str = ""):
    deck = deck_with(name=name)
    add_modern_authors(deck, who)
    add_modern_comments(deck.slides[0], who, f"said in {name}", reply)
    return deck


def test_modern_authors_are_matched_by_their_guid(merge):
    merged = merge(modern("A", "Ada"), modern("B", "Grace"), modern("C", "Ada"))
    part = merged.out.only(merged.out.main, "authors")
    assert merged.out.find(part, "//p188:author/@id") == [guid("Ada"), guid("Grace")]


def test_a_modern_author_whose_guid_is_spelt_in_another_case_is_the_same(merge):
    a, b = modern("A", "Ada"), modern("B", "Ada")
    for part in b.package.parts.values():
        if "comments" in part.name or "authors" in part.name:
            part.body = part.bytes().decode().replace(guid("Ada"), guid("Ada").lower())
    merged = merge(a, b, inherits=True)
    part = merged.out.only(merged.out.main, "authors")
    assert len({i.upper() for i in merged.out.find(part, "//p188:author/@id")}) == 1
    assert len(merged.out.find(part, "//p188:author")) == 1


def test_modern_comments_and_replies_stay_with_their_slide(merge):
    merged = merge(deck_with(name="A"), modern("B", "Ada", "indeed"))
    (part,) = merged.out.related(merged.slide_of(1, 1), "modern-comments")
    assert merged.out.texts(part) == ["indeed", "said in B"]
    assert merged.out.find(part, "//p188:reply/@authorId") == [guid("Ada")]


def test_the_slide_still_names_its_modern_comments(merge):
    merged = merge(deck_with(name="A"), modern("B", "Ada"))
    slide = merged.slide_of(1, 1)
    (rel_id,) = merged.out.find(slide, "//p188:commentRel/@r:id")
    assert merged.out.rel(slide, rel_id).part in merged.out.related(slide, "modern-comments")


def test_modern_comments_still_point_at_their_shape(merge):
    deck = modern("B", "Ada")
    merged = merge(modern("A", "Ada"), deck)
    (part,) = merged.out.related(merged.slide_of(1, 1), "modern-comments")
    (mark,) = merged.out.find(part, "//ac:spMk")
    shapes = dict(
        zip(
            merged.out.find(merged.slide_of(1, 1), "//p:cNvPr[.//a16:creationId]/@id"),
            merged.out.find(merged.slide_of(1, 1), "//a16:creationId/@id"),
            strict=True,
        )
    )
    assert shapes[mark.get("id")] == mark.get("creationId")


def test_old_and_new_comments_live_side_by_side(merge):
    merged = merge(commented("A", author(1, "Ada")), modern("B", "Ada"))
    assert len(merged.out.related(merged.slide_of(0, 1), "comments")) == 1
    assert len(merged.out.related(merged.slide_of(1, 1), "modern-comments")) == 1
