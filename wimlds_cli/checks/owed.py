"""What is overdue: one check for each item of the checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic
from wimlds_cli.event import checklist, days
from wimlds_cli.event.checklist import Item, Owed, State


class OverdueCheck(Check):
    """An item of the checklist is overdue."""

    item: ClassVar[Item]
    way_out: ClassVar[str]

    says: ClassVar[str] = "{whose} has no {item}"
    parts: ClassVar[dict[str, str]] = {}
    """What the parts are called of which one may be lacking."""

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield the item's entries that are overdue, and of which nothing else is told."""
        for owed in context.checklist.entries:
            if owed.item is not self.item or owed.state is not State.OVERDUE or self.is_told(context, owed):
                continue
            if owed.due is not None:
                late = days.counted(owed.days_overdue(context.as_of), "day")
                due = days.in_words(owed.due, near=context.as_of)
                missing = self.says.format(
                    whose=_whose(context, owed),
                    item=owed.item.words,
                    lacking=_joined([self.parts[one] for one in owed.lacking]),
                )
                yield self.at(context, owed.node, f"{missing}, {late} overdue (due {due})", self.way_out)

    def is_told(self, context: Context, owed: Owed) -> bool:
        """Tell whether another finding says already what is wrong."""
        return context.is_refused(owed.node)


def _whose(context: Context, owed: Owed) -> str:
    if owed.session is None:
        return owed.speakers[0].name if owed.speakers else "the event"
    title = context.title_of(owed.session)
    names = _joined([speaker.name for speaker in owed.speakers])
    return title if names in title else f"{title} ({names})"


def _joined(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


class NoAccount(OverdueCheck):
    """Every speaker names one account or website, by the day that the timeline gives for it.

    Announcements tag the speakers, and those who read them want to see who is talking. `links: none` is an
    answer too: then nobody is asked again.
    """

    code = "SPK101"
    name = "no-social-account"
    item = checklist.LINKS
    way_out = (
        "add `links:` with one of x, bluesky, mastodon, linkedin, github, website; "
        "or `links: none` if none is to be named"
    )
    says = "{whose} has given no {item}"


class NoPicture(OverdueCheck):
    """Every speaker has given a picture, and the file is there.

    It stands in the announcements, on the event's page and on the slide before the talk.
    """

    code = "SPK102"
    name = "no-picture"
    item = checklist.PICTURE
    way_out = "put the picture into pictures/ and name it: `picture: pictures/grace-hopper.jpg`"
    says = "{whose} has given no {item}"

    def is_told(self, context: Context, owed: Owed) -> bool:
        """Leave a picture that is named and not there to the check that says so."""
        return owed.speakers[0].picture is not None or super().is_told(context, owed)


class NoBiography(OverdueCheck):
    """Every speaker has given some lines about who is talking."""

    code = "SPK103"
    name = "no-biography"
    item = checklist.BIOGRAPHY
    way_out = "add `biography: |` and the text in the lines below, moved to the right"
    says = "{whose} has given no {item}"


class NoConsent(OverdueCheck):
    """Every speaker has said whether there may be photos, a recording, and the slides published.

    Three answers, each yes or no. Without them nobody may be photographed, and nothing published afterwards.
    """

    code = "SPK104"
    name = "no-consent"
    item = checklist.CONSENT
    way_out = "ask, and add `consent: {photo: yes, recording: yes, slides: no}` with the answers"
    says = "{whose} has not answered about {lacking}"
    parts: ClassVar = {"photo": "photos", "recording": "the recording", "slides": "publishing the slides"}


class NotInvited(OverdueCheck):
    """A speaker for whom a session is planned has been invited in time."""

    code = "SPK108"
    name = "not-invited"
    item = checklist.INVITATION
    way_out = "invite, and change `state: candidate` to invited; or plan the session with somebody else"
    says = "{whose} has not been invited"


class NotConfirmed(OverdueCheck):
    """A speaker who was invited has said yes or no in time to look for somebody else."""

    code = "SPK105"
    name = "not-confirmed"
    item = checklist.CONFIRMATION
    way_out = "ask again, and change `state: invited` to confirmed or declined"
    says = "{whose} has not answered the invitation"


class NoRehearsal(OverdueCheck):
    """Those who speak for the first time are offered a rehearsal."""

    code = "SPK106"
    name = "no-rehearsal"
    item = checklist.REHEARSAL
    way_out = "offer one; when it is over or not wanted, add `rehearsal: yes` under `tasks:`"
    says = "{whose} speaks for the first time and has had no rehearsal"


class NoTitle(OverdueCheck):
    """Every session has a title. "TBA" is none."""

    code = "SES201"
    name = "no-title"
    item = checklist.TITLE
    way_out = "add `title:`, between quotes when it holds a colon"


class NoAbstract(OverdueCheck):
    """Every talk, tutorial and workshop says what it is about."""

    code = "SES202"
    name = "no-abstract"
    item = checklist.ABSTRACT
    way_out = "add `abstract: |` and the text in the lines below, moved to the right"


class NoSlides(OverdueCheck):
    """The slides are there two days before: they can be merged, and nothing surprises anybody on the day."""

    code = "SES203"
    name = "no-slides"
    item = checklist.SLIDES
    way_out = (
        "put the deck into slides/, with the speaker's name in its file name, or name it behind `slides:`; "
        "write `slides: none` if there are none"
    )


class NoSpeaker(OverdueCheck):
    """Every talk, tutorial and workshop has somebody who gives it."""

    code = "SES204"
    name = "no-speaker"
    item = checklist.SPEAKERS
    way_out = "add `speakers: [name]`, and the name under the event's `speakers:`"


class NoModerator(OverdueCheck):
    """Every panel and round-table has somebody who leads it."""

    code = "SES205"
    name = "no-moderator"
    item = checklist.MODERATORS
    way_out = "add `moderators: [name]`"


class NoSource(OverdueCheck):
    """Every screening says what is shown, and where it comes from."""

    code = "SES206"
    name = "no-source"
    item = checklist.SOURCE
    way_out = "add `source:` with `title:` and `url:` below it"


class NoLocation(OverdueCheck):
    """It is written down where the event takes place: the name of the place and its address."""

    code = "EVT121"
    name = "no-location"
    item = checklist.LOCATION
    way_out = "add `location:` with `name:` and `address:` below it"
    says = "it is not written down where the event takes place"


class NoAccess(OverdueCheck):
    """It is written down how to get in, with a wheelchair too.

    Whoever needs to know cannot come without knowing, and should not have to ask. "There are three steps and
    no lift" is an answer that helps.
    """

    code = "EVT122"
    name = "no-access"
    item = checklist.ACCESS
    way_out = "add `access:` under `location:`: steps, doors, lift, toilet, and whom to call"
    says = "it is not written down how to get in with a wheelchair"


class NoDescription(OverdueCheck):
    """The event says what it is about before it is announced."""

    code = "EVT123"
    name = "no-description"
    item = checklist.DESCRIPTION
    way_out = "add `description: |` and the text in the lines below, moved to the right"


class NoRegistration(OverdueCheck):
    """It is known where to register before the event is announced."""

    code = "EVT124"
    name = "no-registration"
    item = checklist.REGISTRATION
    way_out = "add `registration_url:` with the address of the form or the page"


class NoMission(OverdueCheck):
    """The chapter's mission sentence is there: whom it features. Every announcement carries it."""

    code = "EVT125"
    name = "no-mission"
    item = checklist.MISSION
    way_out = "add `mission:` with one sentence, best to the chapter's chapter.yaml"


class NoWelcome(OverdueCheck):
    """The welcome sentence is there: everybody may come. Every announcement carries it beside the mission."""

    code = "EVT126"
    name = "no-welcome"
    item = checklist.WELCOME
    way_out = "add `welcome:`, best to chapter.yaml: everybody is welcome, whatever their gender or background"


class NoOrganizer(OverdueCheck):
    """It is said who organizes the event."""

    code = "EVT128"
    name = "no-organizer"
    item = checklist.ORGANIZERS
    way_out = "add `organizers:` and below it `- name: ...`, best to chapter.yaml"


class NoConference(OverdueCheck):
    """A conference meetup names its conference: the name, the days, the page and the code of conduct.

    It takes place under the conference's code of conduct, and is listed on its page.
    """

    code = "EVT129"
    name = "incomplete-conference"
    item = checklist.CONFERENCE
    way_out = "add `conference:` with `name:`, `start:`, `end:`, `url:` and `code_of_conduct:` below it"
    says = "the conference that this meetup belongs to has no {lacking}"
    parts: ClassVar = {
        "name": "name",
        "start": "first day",
        "end": "last day",
        "url": "page",
        "code_of_conduct": "code of conduct",
    }


class NoConduct(OverdueCheck):
    """The code of conduct can be read, and it says whom to turn to."""

    code = "EVT127"
    name = "incomplete-code-of-conduct"
    item = checklist.CONDUCT
    way_out = "add `url:` and `contact:` under `code_of_conduct:`, best in chapter.yaml"
    says = "the code of conduct has no {lacking}"
    parts: ClassVar = {"url": "address", "contact": "contact"}


OVERDUE: tuple[type[Check], ...] = (
    NoAccount,
    NoPicture,
    NoBiography,
    NoConsent,
    NotInvited,
    NotConfirmed,
    NoRehearsal,
    NoTitle,
    NoAbstract,
    NoSlides,
    NoSpeaker,
    NoModerator,
    NoSource,
    NoLocation,
    NoAccess,
    NoDescription,
    NoRegistration,
    NoMission,
    NoWelcome,
    NoOrganizer,
    NoConduct,
    NoConference,
)
