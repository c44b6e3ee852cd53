"""A toolkit for the volunteers who run a local tech meetup."""

__version__ = "0.1.0"
