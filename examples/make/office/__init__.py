"""Write decks as their speakers would have made them: own themes, masters and layouts, then the slides."""
