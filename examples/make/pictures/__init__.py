"""Draw portraits, logos and patterns with Pillow; no fonts, no photographs."""
