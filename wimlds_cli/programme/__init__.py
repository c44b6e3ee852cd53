"""Event -> the running order to merge: opening, then each session's divider and decks, then closing."""

from wimlds_cli.programme.order import Piece, RunningOrder, running_order

__all__ = ["Piece", "RunningOrder", "running_order"]
