"""One deck file, read lazily and without trust."""
