"""Small groups are not shown, nor can they be found by taking one figure from another.

A count of one to four people could show who they are. So every figure here is a table that is either shown whole or
withheld whole: `first time: 3, came before: 22` is withheld, since either half tells the other.

What is withheld of single events is added up over the events of one season; that sum is released when it holds
several events and no small group. A total over any set of events then adds up only what was released and lies inside
the set as a whole: it tells nothing that its parts do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SMALLEST_GROUP = 5
"""People; groups smaller than this are withheld."""

Table = Mapping[str, int]
"""How many people gave each answer."""


def may_be_shown(table: Table) -> bool:
    """Tell whether no group in a table is small; an answer that nobody gave is no group."""
    return all(count == 0 or count >= SMALLEST_GROUP for count in table.values())


@dataclass(frozen=True)
class Total:
    """What can be told of several events.

    Attributes:
        table: The sums; None when nothing can be told.
        events: How many events are in them.
        withheld: How many events have figures that are not in them, because groups were too small.
    """

    table: dict[str, int] | None
    events: int
    withheld: int


class Released:
    """What may be told of one kind of figure.

    Args:
        tables: Each event's table, by the event's id; events without figures are not in it.
        seasons: Each event's season, by the event's id.
    """

    def __init__(self, tables: Mapping[str, Table], seasons: Mapping[str, str]) -> None:
        self._kept = set(tables)
        self._atoms: list[tuple[frozenset[str], dict[str, int]]] = []
        pools: dict[str, list[str]] = {}
        for name, table in tables.items():
            if may_be_shown(table):
                self._atoms.append((frozenset([name]), dict(table)))
            else:
                pools.setdefault(seasons[name], []).append(name)
        for names in pools.values():
            table = _added(tables[name] for name in names)
            if len(names) > 1 and may_be_shown(table):
                self._atoms.append((frozenset(names), table))

    def of(self, name: str) -> dict[str, int] | None:
        """Return one event's table; None when it has none or it is withheld."""
        return next((table for names, table in self._atoms if names == {name}), None)

    def is_withheld(self, name: str) -> bool:
        """Tell whether an event has figures that are not shown for it alone."""
        return name in self._kept and self.of(name) is None

    def over(self, names: Iterable[str]) -> Total:
        """Add up what may be told of several events."""
        wanted = frozenset(names)
        inside = [(held, table) for held, table in self._atoms if held <= wanted]
        told = frozenset().union(*(held for held, _ in inside)) if inside else frozenset()
        table = _added(table for _, table in inside) if inside else None
        return Total(table, len(told), len((wanted & self._kept) - told))


def _added(tables: Iterable[Table]) -> dict[str, int]:
    total: dict[str, int] = {}
    for table in tables:
        for answer, count in table.items():
            total[answer] = total.get(answer, 0) + count
    return total
