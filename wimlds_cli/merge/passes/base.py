"""What a step of the merge may do, and when."""

from __future__ import annotations

from typing import ClassVar

from wimlds_cli.merge.plan import Merge, Source
from wimlds_cli.merge.walk import PartEdit, Walker


class Pass:
    """One step. Its docstring says which rule of a correct merge it keeps.

    For one merge each step is made once; the steps run in the order of `PASSES`. First every step plans; then,
    input by input, every step brings over what is its business, and edits the parts of its kinds as they pass by;
    last every step writes what belongs to the merged deck as a whole.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()
    """The kinds of part it may edit, by the last word of the relationship's type."""

    marks: ClassVar[tuple[bytes, ...]] = ()
    """Words of which one stands in every part that it has to edit; empty: ask `edit` always."""

    @property
    def meets(self) -> bool:
        """Tell whether it looks at relationships at all."""
        return type(self).meet is not Pass.meet

    def plan(self, merge: Merge, walker: Walker) -> None:
        """Decide what can be decided from the inputs' presentation parts."""

    def wants(self, part: PartEdit) -> bool:
        """Tell whether a part of its kinds has to be looked at."""
        return not self.marks or part.has(self.marks)

    def edit(self, part: PartEdit) -> None:
        """Edit one part; call `part.changed` when something was."""

    def meet(self, part: PartEdit) -> None:
        """Look at any part's relationships before they are followed; may take some away."""

    def each(self, merge: Merge, walker: Walker, source: Source) -> None:
        """Bring over what one input brings."""

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write what belongs to the merged deck as a whole."""
