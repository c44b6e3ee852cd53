"""Speakers and organizers."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field, PrivateAttr, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import PydanticCustomError

from wimlds_cli.event import faults
from wimlds_cli.event.fields import YES_NO_SCHEMA, ListOrText, PathText, Text, YesNo
from wimlds_cli.event.links import Account, NotAnAccount, account_of
from wimlds_cli.event.node import Node, one_of
from wimlds_cli.event.scalars import refuse


class SpeakerState(enum.StrEnum):
    """How far a speaker has been won; only a confirmed one owes anything but the answer."""

    CANDIDATE = "candidate"
    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Role(enum.StrEnum):
    """How the organizers divide the work."""

    SPEAKERS = "speakers"
    COMMUNICATION = "communication"
    HOSTING = "hosting"
    MC = "mc"


class Organizer(Node):
    """One of those who run the event."""

    text_stands_for: ClassVar[str | None] = "name"

    name: Text
    roles: Annotated[list[Annotated[Role, one_of(Role)]], ListOrText()] = Field(
        [], description="speakers, communication, hosting, mc."
    )


class Picture(Node):
    """A speaker's picture."""

    text_stands_for: ClassVar[str | None] = "path"

    path: PathText = Field(description="A file beside the event, such as pictures/grace-hopper.jpg.")
    alt: Text | None = Field(None, description="What it shows, for those who cannot see it.")
    credit: Text | None = Field(None, description="Who took it.")


class Links(Node):
    """A speaker's accounts; `none` when there are none or none to be named."""

    text_schema: ClassVar[dict[str, Any]] = {"enum": ["none", "None"]}

    x: Text | None = Field(None, description='Between quotes: "@name"; or the address.')
    twitter: Text | None = Field(None, description="The old name of x.")
    bluesky: Text | None = Field(None, description='Between quotes: "@name.bsky.social"; or the address.')
    mastodon: Text | None = Field(None, description='Between quotes: "@name@server"; or the address.')
    linkedin: Text | None = Field(None, description="The address of the profile.")
    github: Text | None = None
    website: Text | None = None

    _declined: bool = PrivateAttr(default=False)

    @model_validator(mode="wrap")
    @classmethod
    def _accept_none(cls, value: Any, handler: ModelWrapValidatorHandler[Links]) -> Links:
        if isinstance(value, str) and value.strip().lower() == "none":
            links = handler({})
            links._declined = True
            return links
        if isinstance(value, str):
            raise _no_network(value)
        return handler(value)

    @property
    def declined(self) -> bool:
        """Whether the speaker wants none to be named."""
        return self._declined

    def typed(self) -> Iterator[tuple[str, str, str]]:
        """Yield the key, the network and the text of each account, as they stand in the file."""
        for key in ("x", "twitter", "bluesky", "mastodon", "linkedin", "github", "website"):
            text = getattr(self, key)
            if text:
                yield key, "x" if key == "twitter" else key, text

    def accounts(self) -> tuple[Account, ...]:
        """Return the well-formed accounts, each once, in canonical form."""
        found: dict[str, Account] = {}
        for _, network, text in self.typed():
            try:
                account = account_of(network, text)
            except NotAnAccount:
                continue
            found.setdefault(account.identity, account)
        return tuple(found.values())


def _no_network(value: str) -> PydanticCustomError:
    return refuse(
        faults.SHAPE,
        f"“{value}” does not say of which network it is",
        'put it on its own line below `links:`, moved to the right: x: "@name"',
    )


class Consent(Node):
    """What a speaker allows; empty as long as nobody has asked."""

    text_schema: ClassVar[dict[str, Any]] = YES_NO_SCHEMA

    photo: YesNo | None = None
    recording: YesNo | None = None
    slides: YesNo | None = Field(None, description="Whether the slides may be published.")

    @model_validator(mode="before")
    @classmethod
    def _accept_one_answer(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"photo": value, "recording": value, "slides": value}
        return value

    @property
    def complete(self) -> bool:
        """Whether every question was answered, be it with no."""
        return None not in (self.photo, self.recording, self.slides)


class Speaker(Node):
    """One person on stage."""

    text_stands_for: ClassVar[str | None] = "name"

    name: Text = Field(description="In one piece, in any script, as the speaker writes it.")
    id: Text = Field("", description="A short name for commands and file names; made from the name when left out.")
    pronouns: Text | None = Field(None, description="As the speaker gave them; never guessed.")
    pronunciation: Text | None = None
    affiliation: Text | None = None
    tagline: Text | None = Field(None, description="One line about the speaker.")
    first_time: YesNo | None = Field(None, description="Whether this is a first talk; then a rehearsal is offered.")
    buddy: Text | None = Field(None, description="Who helps to prepare the talk.")
    state: Annotated[SpeakerState, one_of(SpeakerState)] = SpeakerState.CONFIRMED
    biography: Text | None = Field(None, description="Some lines about the speaker, in Markdown.")
    picture: Picture | None = None
    links: Links | None = Field(None, description="x, bluesky, mastodon, linkedin, github, website; or none.")
    consent: Consent | None = Field(None, description="photo, recording, slides: yes or no.")
