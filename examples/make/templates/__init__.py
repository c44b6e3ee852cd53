"""The templates behind the decks, one module a hand."""
