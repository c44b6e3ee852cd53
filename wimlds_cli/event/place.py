"""Where it is, who pays, and what surrounds it."""

from __future__ import annotations

import datetime
from typing import ClassVar

from pydantic import Field
from pydantic_core import PydanticCustomError

from wimlds_cli.event.fields import (
    Colour,
    Count,
    Country,
    Day,
    Latitude,
    Longitude,
    PathText,
    Text,
    WebAddress,
    YesNo,
    ZoneName,
)
from wimlds_cli.event.node import Node
from wimlds_cli.event.scalars import moment_of


class Location(Node):
    """Where it takes place."""

    text_stands_for: ClassVar[str | None] = "name"

    name: Text | None = None
    address: Text | None = None
    access: Text | None = Field(None, description="How one gets in, with a wheelchair too.")
    childcare: Text | None = Field(None, description="Whether children are looked after, and how to register them.")
    country: Country | None = Field(None, description="Two letters, such as FR; by the time zone when left out.")
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    url: WebAddress | None = Field(None, description="A map, or where to join online.")


class Conference(Node):
    """The larger conference that a local meetup belongs to."""

    text_stands_for: ClassVar[str | None] = "name"

    name: Text | None = None
    start: Day | None = Field(None, description="Its first day.")
    end: Day | None = Field(None, description="Its last day.")
    timezone: ZoneName | None = Field(None, description="The clock of the main programme, such as Europe/Rome.")
    url: WebAddress | None = None
    code_of_conduct: WebAddress | None = None


class CodeOfConduct(Node):
    """What everybody agrees to, and whom to turn to."""

    text_stands_for: ClassVar[str | None] = "url"

    url: WebAddress | None = None
    contact: Text | None = Field(None, description="A name, or a chapter's own address; it is published.")


class Sponsor(Node):
    """Who gives money, rooms or food."""

    text_stands_for: ClassVar[str | None] = "name"

    name: Text
    url: WebAddress | None = None
    logo: PathText | None = None
    gives: Text | None = Field(None, description="What for: lunch on both days, travel grants.")


class Offer(Node):
    """What a partner gives to those who come."""

    text_stands_for: ClassVar[str | None] = "text"

    partner: Text | None = None
    text: Text | None = None
    code: Text | None = None
    expires: Day | None = None


class Source(Node):
    """What a screening shows, live or recorded."""

    text_stands_for: ClassVar[str | None] = "title"

    title: Text | None = None
    url: WebAddress | None = None
    live: YesNo | None = Field(None, description="Whether it is shown while it happens, or from a recording.")
    starts_at: Text | None = Field(
        None,
        description="When it runs in the main programme, by the conference's clock: 2027-07-09 11:00. "
        "Or a place in the recording.",
    )

    @property
    def moment(self) -> datetime.datetime | None:
        """When it runs, by the conference's clock; None where only words say so."""
        if self.starts_at is None:
            return None
        try:
            return moment_of(self.starts_at)
        except PydanticCustomError:
            return None


class Stream(Node):
    """What is streamed, and where to: to the larger conference, or to those who cannot come."""

    text_stands_for: ClassVar[str | None] = "url"

    url: WebAddress | None = Field(None, description="Where one watches.")
    to: Text | None = Field(None, description="Who watches, such as the congress in Turin.")


class Resource(Node):
    """What is left to see afterwards."""

    text_stands_for: ClassVar[str | None] = "url"

    name: Text | None = None
    type: Text | None = Field(None, description="video, slides, notebook, or any word.")
    url: WebAddress | None = None


class Channels(Node):
    """The chapter's own pages and accounts."""

    website: WebAddress | None = None
    meetup: WebAddress | None = None
    x: Text | None = None
    bluesky: Text | None = None
    mastodon: Text | None = None
    mastodon_limit: Count | None = Field(None, description="Characters a post; servers differ. 500 when left out.")
    linkedin: Text | None = None
    slack: Text | None = None
    discord: Text | None = None
    youtube: Text | None = None
    github: Text | None = None
    newsletter: Text | None = None
    email: Text | None = Field(None, description="The chapter's own address; it is published.")


class Brand(Node):
    """How the chapter's things look."""

    colour: Colour | None = Field(None, description='Six digits between quotes: "#7a1fa2".')
    accent: Colour | None = None
    logo: PathText | None = Field(None, description="A file beside chapter.yaml.")
    font: Text | None = Field(None, description="A font file beside chapter.yaml, or the name of an installed font.")
