"""Draw the pictures and build the decks of the example events.

Run it from the root of the project with `python -m examples.make`. The same bytes come out on every run.
"""
