"""An event -> its web page: a file that needs nothing else, or a page of a site."""

from wimlds_cli.announce.page.event_page import EventPage, Setting, event_page

__all__ = ["EventPage", "Setting", "event_page"]
