"""Layers: content that a reader can switch on and off."""

from __future__ import annotations

from typing import Any

from wimlds_cli.merge.pdf.plan import PdfMerge, Step
from wimlds_cli.merge.pdf.source import Source
from wimlds_cli.merge.pdf.values import Name, Of, entries_of, items_of, plain, reference_of

_LISTS = ("/Locked", "/RBGroups", "/AS")


class Layers(Step):
    """Keeps rule 35 for layers: each is there, on or off as in its own deck, under its deck's name in the list."""

    def finish(self, merge: PdfMerge) -> None:
        """Unite the decks' layers and their default state (ISO 32000-2, 8.11.4)."""
        having = [source for source in merge.sources if entries_of(source.catalog.get("/OCProperties"))]
        if not having:
            return
        groups: list[Any] = []
        off: list[Any] = []
        order: list[Any] = []
        lists: dict[str, list[Any]] = {entry: [] for entry in _LISTS}
        others: list[Any] = []
        for source in having:
            properties = entries_of(source.catalog.get("/OCProperties"))
            default = entries_of(properties.get("/D"))
            own = items_of(properties.get("/OCGs"))
            groups += [Of(source, group) for group in own]
            off += [Of(source, group) for group in _off(own, default)]
            listed = [Of(source, one) for one in items_of(default.get("/Order"))]
            if listed:
                order += listed if len(having) == 1 else [[_called(source), *listed]]
            for entry in _LISTS:
                lists[entry] += [Of(source, one) for one in items_of(default.get(entry))]
            others += [Of(source, one) for one in items_of(properties.get("/Configs"))]
        state: dict[str, Any] = {"BaseState": Name("ON"), "OFF": off}
        if order:
            state["Order"] = order
        state |= {entry[1:]: found for entry, found in lists.items() if found}
        if len(having) == 1:
            default = entries_of(entries_of(having[0].catalog.get("/OCProperties")).get("/D"))
            state |= {
                entry: Of(having[0], default[f"/{entry}"])
                for entry in ("ListMode", "Name", "Creator", "Intent")
                if f"/{entry}" in default
            }
        merge.catalog["OCProperties"] = {"OCGs": groups, "D": state, **({"Configs": others} if others else {})}


def _off(groups: list[Any], default: dict[str, Any]) -> list[Any]:
    """Return the layers that are not shown at first."""
    if plain(default.get("/BaseState")) != "/OFF":
        return items_of(default.get("/OFF"))
    on = {reference_of(one) for one in items_of(default.get("/ON"))}
    return [group for group in groups if reference_of(group) not in on]


def _called(source: Source) -> str:
    return source.title or source.entry.path.stem
