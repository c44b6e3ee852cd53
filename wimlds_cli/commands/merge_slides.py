"""`wimlds merge-slides`: one deck from the speakers' decks."""


def merge_slides() -> None:
    """Merge the speakers' decks into one."""
