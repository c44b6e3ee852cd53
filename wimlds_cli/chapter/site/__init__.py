"""Many events -> a static site: a list, a map, an archive, feeds, and each event's own page."""
