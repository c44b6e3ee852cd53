"""Decks -> one deck. Knows nothing of events: it takes (section title, file) entries."""
