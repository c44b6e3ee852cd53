"""People who came in -> entries under `speakers:`, and what is private of them."""

from __future__ import annotations

from wimlds_cli.event import names
from wimlds_cli.event.edit import Value
from wimlds_cli.event.model import Speaker
from wimlds_cli.team.importing.files import PICTURE_SUFFIXES
from wimlds_cli.team.importing.people import Known, Question, known_in, recognised, same_person
from wimlds_cli.team.importing.submitted import Person, Submitted
from wimlds_cli.team.importing.weighing import Scales
from wimlds_cli.team.importing.workbench import Workbench

_KEYS = tuple(Speaker.model_fields)
_PLACEHOLDERS = ("First speaker", "Second speaker")


def plan_speakers(bench: Workbench, submitted: Submitted) -> None:
    """Decide about all people; when it is not sure who somebody is, only the questions are noted.

    Raises:
        WimldsError: An answer of the user names nobody, or an entry to be filled in cannot be changed.
    """
    known = known_in(bench.event.data, bench.contacts)
    found: list[tuple[Person, Known | None]] = []
    for person in submitted.people:
        who = _added_before(bench, person, known) or recognised(person, known, bench.options.answers)
        if isinstance(who, Known) and _is_somebody_else(bench, person, [one for one, it in found if it is who], known):
            who = Question(person.place, person.name, (who,))
        if isinstance(who, Question):
            bench.plan.questions.append(who)
        else:
            found.append((person, who))
    if bench.plan.questions:
        return
    to_fill_in = [one for one in known if _is_placeholder(bench, one)]
    for person, who in found:
        if who is None and to_fill_in:
            who = _fill_in(bench, person, to_fill_in.pop(0))
        if who is None:
            _add(bench, person, len(known))
        else:
            _bring_up_to_date(bench, person, who)
    bench.write_down("speakers")


def _added_before(bench: Workbench, person: Person, known: list[Known]) -> Known | None:
    """Return the entry that an earlier import made for somebody who was said to be new."""
    reference = bench.scales.remembered.get(_new(person))
    return next((one for one in known if reference and reference in (one.id, one.name)), None)


def _is_somebody_else(bench: Workbench, person: Person, same: list[Person], known: list[Known]) -> bool:
    """Tell whether an entry was found for a person of another name already: two may share an address."""
    other_name = any(not same_person(one.name, person.name) for one in same)
    return other_name and bench.options.answers.about(person.name, known) is None


def _new(person: Person) -> str:
    return f"new/{names.id_of(person.name)}"


def _is_placeholder(bench: Workbench, known: Known) -> bool:
    """Tell whether an entry is one that `new-event` wrote to be filled in."""
    entry = bench.event.get(("speakers", known.index))
    filled = {key for key, value in entry.items() if value} if isinstance(entry, dict) else set()
    return known.name in _PLACEHOLDERS and filled <= {"name", "id", "state"}


def _fill_in(bench: Workbench, person: Person, known: Known) -> Known:
    bench.event.set(("speakers", known.index, "name"), person.name)
    bench.event.set(("speakers", known.index, "state"), _state(bench, person), _KEYS)
    bench.plan.added.append(person.name)
    return Known(known.index, person.name, known.id)


def _state(bench: Workbench, person: Person) -> str:
    return person.state or bench.options.state.value


def _bring_up_to_date(bench: Workbench, person: Person, known: Known) -> None:
    facts = dict(person.facts)
    bench.references[id(person)] = known.reference
    if picture := _picture(bench, person, names.id_of(known.name)):
        facts["picture"] = picture
    if isinstance(bench.event.get(("speakers", known.index)), str) and facts:
        # A name alone: what else there is to say needs keys.
        bench.event.set(("speakers", known.index), {"name": known.name})
    memory = f"speakers/{names.id_of(known.name)}"
    for key in sorted(facts, key=_KEYS.index):
        bench.scales.weigh(("speakers", known.index, key), facts[key], memory, known.name, _KEYS)
    _keep_private(bench, person, known.id or names.id_of(known.name), known.name)


def _add(bench: Workbench, person: Person, before: int) -> None:
    others = bench.new("speakers")
    made = names.id_of(person.name) or f"speaker-{before + len(others) + 1}"
    taken = {str(one.get("id") or names.id_of(str(one["name"]))) for one in others}
    numbered = (made, *(f"{made}-{number}" for number in range(2, before + len(others) + 3)))
    identity = next(one for one in numbered if one not in taken and bench.place_of(one) is None)
    double = identity != made
    entry: dict[str, Value] = {**person.facts, "name": person.name, "state": _state(bench, person)}
    if double:
        entry["id"] = identity
    if picture := _picture(bench, person, identity):
        entry["picture"] = picture
    reference = bench.references[id(person)] = identity if double else person.name
    if any(names.same_name(one, person.name) for one in bench.options.answers.new):
        bench.scales.remembered[_new(person)] = reference
    entry = {key: entry[key] for key in _KEYS if key in entry}
    bench.add("speakers", entry, person.name, f"speakers/{identity}")
    _keep_private(bench, person, identity, person.name)


def _picture(bench: Workbench, person: Person, identity: str) -> str | None:
    """Return what the entry says about the picture; None when there is none to copy."""
    if not person.picture:
        return None
    return bench.file(person.picture, f"pictures/{identity}", f"{person.name}, picture", PICTURE_SUFFIXES)


def _keep_private(bench: Workbench, person: Person, identity: str, name: str) -> None:
    """Put the address and the needs where nothing is published from."""
    private = bench.plan.private
    key = next((one for one in private.data if names.same_name(one, identity) or names.same_name(one, name)), identity)
    alone = private.get((key,))
    if isinstance(alone, str) and person.private.keys() - {"email"}:
        # An address alone: what else there is to say needs keys.
        private.set((key,), {"email": alone})
    scales = Scales(private, theirs=bench.options.theirs)
    for what, text in person.private.items():
        scales.weigh((key,) if isinstance(private.get((key,)), str) else (key, what), text, key, name)
    bench.plan.conflicts += scales.conflicts
    bench.plan.problems += scales.refused
    if scales.changed:
        bench.scales.changed[name] = None
