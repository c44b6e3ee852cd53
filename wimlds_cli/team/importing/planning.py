"""What came in, and the event's files -> a plan."""

from __future__ import annotations

from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.team.importing.people import Question
from wimlds_cli.team.importing.plan import Options, Plan
from wimlds_cli.team.importing.sessions import plan_sessions
from wimlds_cli.team.importing.speakers import plan_speakers
from wimlds_cli.team.importing.submitted import Submitted
from wimlds_cli.team.importing.workbench import Workbench


def plan_import(event_file: Path, submitted: Submitted, beside: Path, options: Options) -> Plan:
    """Decide what importing would change; nothing is written.

    Args:
        event_file: The event's file.
        submitted: What came in.
        beside: The folder of the file that it came from: pictures and decks are looked for there.
        options: What the user decides.

    Raises:
        WimldsError: A file of the event cannot be read or changed, or an answer names nobody.
    """
    bench = Workbench(event_file, beside, options)
    plan = bench.plan
    plan.remarks += submitted.remarks
    plan_speakers(bench, submitted)
    if plan.questions:
        return plan
    plan_sessions(bench, submitted)
    plan.conflicts += bench.scales.conflicts
    plan.problems += bench.scales.refused
    plan.updated = [owner for owner in bench.scales.changed if owner not in plan.added]
    plan.memory = {"values": dict(sorted(bench.scales.remembered.items()))}
    return plan


def unanswered(questions: list[Question]) -> WimldsError:
    """Return the error of questions that nobody is there to answer."""
    first = questions[0]
    alike = " or ".join(one.name for one in first.alike)
    more = f" ({len(questions) - 1} more like this)" if len(questions) > 1 else ""
    return WimldsError(
        f"{first.place}: is “{first.name}” the same person as {alike}?{more}",
        f'say so: --same "{first.name}={first.alike[0].name}"; or --new-person "{first.name}"',
    )
