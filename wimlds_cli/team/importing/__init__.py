"""Answers of a form, or the export of another tool -> changes of an event's files."""
