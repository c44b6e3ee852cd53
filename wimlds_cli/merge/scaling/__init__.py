"""A deck's slides on slides of another size: what grows, what moves, and what must be spelled out before it can."""
