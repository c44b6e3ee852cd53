"""Hours and addresses as they stand on a slide."""

from __future__ import annotations

import datetime
import re


def clock(moment: datetime.datetime | datetime.time) -> str:
    """Write a time of day; by 24 hours, so that a column of them is as narrow as it can be."""
    return f"{moment:%H:%M}"


def address(url: str | None) -> str:
    """Return a web address as people type it."""
    return re.sub(r"^https?://(www\.)?|/$", "", url or "")


def one_line(text: str | None) -> str:
    """Return a text without line breaks, and without what XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]", "", " ".join((text or "").split()))
