"""Many events -> one: the year, figures, what a chapter publishes together."""
