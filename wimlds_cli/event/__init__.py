"""The event file: event.yaml -> Event, with the place of everything that was read."""
