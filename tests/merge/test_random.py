"""Any decks, with any features, in any order: the merge is sound, accounted for, and the same each time."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from factories import FEATURES, deck_with
from factories.design import default_text_style
from factories.odd import SPELLINGS, make_strict, scatter
from factories.zips import OddZip, odd_zip

from .merging import Merger


@dataclass(frozen=True)
class Recipe:
    """How to make one deck: what is in it, its design and text style, its ids, and how it is written."""

    name: str
    features: tuple[str, ...]
    accent: str
    text_size: int
    id_offset: int
    manner: str
    padding: int
    flags: int

    def deck(self) -> OddZip:
        deck = deck_with(*self.features, name=self.name, accent=self.accent, id_offset=self.id_offset)
        deck.default_text_style = default_text_style(self.text_size)
        if self.manner == "strict":
            make_strict(deck)
        elif self.manner == "scattered":
            scatter(deck)
        elif self.manner in SPELLINGS:
            deck.package.spell_target = SPELLINGS[self.manner]
        archive = odd_zip(deck)
        for member in archive.members:
            member.padding, member.flags = self.padding, self.flags
        return archive


recipes = st.builds(
    Recipe,
    name=st.sampled_from("ABC"),
    features=st.lists(st.sampled_from(sorted(FEATURES)), max_size=6, unique=True).map(tuple),
    accent=st.sampled_from(["4472C4", "FF0000"]),
    text_size=st.sampled_from([1800, 2400]),
    id_offset=st.sampled_from([0, 1, 1000, 2147483000]),
    manner=st.sampled_from(["plain", "strict", "scattered", *SPELLINGS]),
    padding=st.sampled_from([0, 12]),
    flags=st.sampled_from([0, 8]),
)


@settings(max_examples=25)
@given(
    chosen=st.lists(st.tuples(recipes, st.sampled_from([None, "Talk", "Panel"])), min_size=1, max_size=4),
    twice=st.booleans(),
)
def test_whatever_is_merged_is_sound_and_accounted_for(tmp_path, chosen, twice):
    merge = Merger(tmp_path)
    paths = merge.save(*(recipe.deck() for recipe, _ in chosen))
    titles = [title for _, title in chosen]
    if twice:
        paths, titles = [*paths, paths[0]], [*titles, titles[0]]
    merged = merge(*paths, titles=tuple(titles))
    assert merged.out.titles() == [title for source in merged.sources for title in source.titles()]
    assert not merged.findings("lost")
    before = merged.out.path.read_bytes()
    assert merge(*paths, titles=tuple(titles)).out.path.read_bytes() == before
