"""Changing an event's files in places: text is spliced in, and whatever is not meant to change keeps every byte."""

from wimlds_cli.event.edit.draft import Draft, NotEdited
from wimlds_cli.event.edit.values import Value

__all__ = ["Draft", "NotEdited", "Value"]
