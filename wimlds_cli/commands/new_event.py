"""`wimlds new-event`: an event folder to fill in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wimlds_cli import console
from wimlds_cli.errors import WimldsError

if TYPE_CHECKING:
    from wimlds_cli.scaffold import Created, Facts


def new_event(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="As it will stand on every poster.", show_default=False)
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Such as 2027-03-18.")] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="TIME", help="When it begins; 18:30.")] = None,
    end: Annotated[
        str | None, typer.Option("--end", metavar="TIME", help="When it ends; 21:00. With the date on another day.")
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="Such as Europe/Paris; the chapter's, or this computer's."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="meetup, conference-meetup, supermeetup or workshop.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help="The event's folder; DATE-NAME when left out.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Write a complete event with decks and pictures, to try every command.")
    ] = False,
) -> None:
    """Begin an event: a folder with an event.yaml to fill in, and deadlines that fit the days left.

    Asks for what is missing when run in a terminal. Never overwrites an event.
    """
    from wimlds_cli import scaffold

    if sample:
        _tell(scaffold.copy_sample(into or Path("sample-event")), "a complete sample event")
        return
    questions = _Questions(into)
    facts = questions.facts(name, date, time, end, timezone, kind)
    folder = into or Path(scaffold.folder_for(facts))
    questions.offer_chapter(folder, facts)
    import datetime
    import zoneinfo

    today = datetime.datetime.now(zoneinfo.ZoneInfo(facts.timezone)).date()
    _tell(scaffold.create_event(facts, folder, today), f"“{facts.name}”")


_ZONE = "In which time zone (such as Europe/Berlin)?"


def _somebody_to_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


class _Questions:
    """Asks for what was not given, where there is somebody to ask."""

    def __init__(self, into: Path | None) -> None:
        self.interactive = _somebody_to_ask()
        self.into = into

    def facts(
        self,
        name: str | None,
        date: str | None,
        time: str | None,
        end: str | None,
        timezone: str | None,
        kind: str | None,
    ) -> Facts:
        """Return the facts, asked for one by one.

        Raises:
            WimldsError: When something is missing or wrong and there is nobody to ask.
        """
        from wimlds_cli import scaffold
        from wimlds_cli.event import scalars
        from wimlds_cli.event.model import Kind

        supplied = scaffold.supplied_by(scaffold.chapter_above(self.into or Path("new")))
        zone = str(supplied.get("timezone") or "") or scaffold.local_zone()
        kinds = ", ".join(Kind)
        return scaffold.read_facts(
            name or self._need("the name", "What is the event called?", 'new-event "Women in data"', scalars.text_of),
            date or self._need("the day", "On which day? Year-month-day:", "--date 2027-03-18", scalars.date_of),
            time or self._choose("When does it begin?", scaffold.DEFAULT_START, scalars.time_of),
            end or self._choose("When does it end?", scaffold.DEFAULT_END, scalars.time_or_moment_of),
            timezone
            or (self._choose(_ZONE, zone, scalars.zone_of) if zone else None)
            or self._need("the time zone", _ZONE, "--timezone Europe/Paris", scalars.zone_of),
            kind or self._choose(f"Which kind ({kinds})?", Kind.MEETUP.value, scalars.choice_of(Kind)),
        )

    def _need(self, what: str, question: str, option: str, reader: Callable[[str], object]) -> str:
        if not self.interactive:
            raise WimldsError(f"{what} of the event is missing", f"add it: {option}")
        return _ask(question, reader)

    def _choose(self, question: str, default: str, reader: Callable[[str], object]) -> str:
        return _ask(question, reader, default) if self.interactive else default

    def offer_chapter(self, folder: Path, facts: Facts) -> None:
        """Offer to write the chapter.yaml, if there is none yet and there is somebody to ask."""
        from wimlds_cli import scaffold
        from wimlds_cli.event import scalars

        if not self.interactive or scaffold.chapter_above(folder) is not None:
            return
        above = folder.resolve().parent
        console.err().print(
            "\nA chapter.yaml holds what all your events share: organizers, code of conduct, mission, accounts. "
            "Then no event needs to say it again."
        )
        if not typer.confirm(f"Write one into the folder {above.name or above}?", default=True, err=True):
            return
        console.err().print("Only its name is needed. What else you do not know yet: press Enter.")
        chapter = scaffold.ChapterFacts(
            _ask("What is your chapter called?", scalars.text_of),
            facts.timezone,
            _ask("Who are you?", scalars.text_of, ""),
            _ask("Where can your code of conduct be read?", _address_or_nothing, ""),
            _ask("Whom does one turn to about it?", scalars.text_of, ""),
        )
        _tell(scaffold.create_chapter(chapter, folder.parent), "what your events share")


def _ask(question: str, reader: Callable[[str], object], default: str | None = None) -> str:
    """Ask until the answer can be read; without a default there must be one, and once it is said why."""
    from wimlds_cli.event import scalars

    said = False
    while True:
        # An empty default, for without one the question comes back without a word.
        answer: str = typer.prompt(
            question, default=default or "", show_default=bool(default), prompt_suffix=" ", err=True
        ).strip()
        if not answer and default is None:
            if not said:
                console.err().print("this one is needed: it stands in every file that is made from here", markup=False)
            said = True
            continue
        try:
            scalars.option(reader, answer)
        except WimldsError as error:
            console.err().print(f"{error.message}; {error.hint}", markup=False)
        else:
            return answer


def _address_or_nothing(text: str) -> str:
    from wimlds_cli.event import scalars

    return scalars.web_address_of(text) if text else ""


def _tell(created: Created, what: str) -> None:
    from wimlds_cli.quoting import command_argument

    place = created.folder.as_posix()
    lines = [f"{what}: {len(created.files)} files in {place}/"]
    lines += [f"  {path.as_posix()}" for path in created.files if path.suffix == ".yaml"]
    if any(path.name.startswith("event.") for path in created.files):
        command = f"wimlds check-speakers {command_argument(place)}"
        lines += ["Next: open the event.yaml, and see what is still missing:", f"  {command}"]
    for line in lines:
        console.out().print(line, markup=False, soft_wrap=True)
