"""Cards: the pictures that announce an event and each speaker, set in type in the chapter's colours."""
