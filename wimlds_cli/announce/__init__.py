"""Event -> texts: the channels and their limits, rendering, the calendar, mails, and what was published."""
