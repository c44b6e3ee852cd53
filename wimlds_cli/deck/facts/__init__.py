"""What an organizer must know of a deck before the day, as plain facts; `facts_of` reads them."""

from wimlds_cli.deck.facts.model import DeckFacts, Film, Image, Outside, Pale, SlideFacts
from wimlds_cli.deck.facts.reading import facts_of

__all__ = ["DeckFacts", "Film", "Image", "Outside", "Pale", "SlideFacts", "facts_of"]
