"""The exceptions that end a command; everything else that is wrong with a file is a Diagnostic."""

from __future__ import annotations

from pathlib import Path


class WimldsError(Exception):
    """End the command with exit code 2 and these words; never a traceback.

    Args:
        message: What is wrong, with the file and the place. One line.
        hint: The way out, in the imperative; may have several lines.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class DeckError(WimldsError):
    """A deck that cannot be read or must not be trusted.

    Args:
        message: As for WimldsError.
        hint: As for WimldsError.
        path: The deck.
    """

    def __init__(self, message: str, hint: str | None = None, *, path: Path | None = None) -> None:
        super().__init__(message, hint)
        self.path = path
        self.session: str | None = None
        """The session that the deck belongs to, where that is known."""
