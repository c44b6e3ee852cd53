"""What every speaker shows, one module a deck."""
