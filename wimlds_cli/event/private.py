"""private.yaml: addresses and access needs, by person. Nothing from it reaches a published text, or anybody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wimlds_cli.diagnostics import Diagnostic, Location, Severity
from wimlds_cli.event import faults, names
from wimlds_cli.event.people import Organizer, Speaker
from wimlds_cli.event.tree import read_tree

PRIVATE_NAMES = ("private.yaml", "private.yml")
_ADDRESS_KEYS = {"email", "e mail", "mail"}


@dataclass(frozen=True)
class Contact:
    """What is known of one person.

    Attributes:
        email: Where mail reaches them.
        access: What they need in order to take part.
    """

    email: str | None = None
    access: str | None = None


@dataclass(frozen=True)
class Private:
    """What private.yaml holds, by the id or the name of a person.

    Attributes:
        diagnostics: What is wrong in the file; the rest of it holds all the same.
    """

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def of(self, person: Speaker | Organizer) -> Contact:
        """Return what is known of a speaker or an organizer."""
        return self.named(*([person.id] if isinstance(person, Speaker) else []), person.name)

    def named(self, *wanted: str) -> Contact:
        """Return what is known under one of some names, the first most of all."""
        for name in wanted:
            for key, contact in self.contacts.items():
                if names.same_name(key, name):
                    return contact
        return Contact()


def private_file(folder: Path) -> Path:
    """Return where an event's private data stand, or would stand."""
    return next((folder / name for name in PRIVATE_NAMES if (folder / name).is_file()), folder / PRIVATE_NAMES[0])


def load_private(folder: Path) -> Private:
    """Read an event's private data; nothing where there is no such file."""
    file = private_file(folder)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Private()
    except OSError as error:
        message = f"{file.name} cannot be opened: {error.strerror or error}"
        return Private({}, (_fault(message, file, "look whether you may read it, and who holds it open"),))
    tree = read_tree(file, data)
    # As new-event writes it, the file holds comments alone: nothing is wrong with that.
    found = [one for one in tree.diagnostics if one.code != faults.NOTHING.code]
    contacts = {}
    for key, value in (tree.data or {}).items():
        contact = _contact(value)
        if contact is None:
            place = tree.source.locate(key)
            found.append(
                Diagnostic(faults.SHAPE.code, Severity.ERROR, f"what stands behind {key} is no address", place,
                           "write `email:` and the address below the name")
            )  # fmt: skip
        else:
            contacts[key] = contact
    return Private(contacts, tuple(found))


def _contact(value: Any) -> Contact | None:
    if isinstance(value, str):
        return Contact(email=value.strip() or None)
    if not isinstance(value, dict):
        return None
    known = {" ".join(names.words(key)): one.strip() for key, one in value.items() if isinstance(one, str)}
    email = next((one for key, one in known.items() if key in _ADDRESS_KEYS), None)
    return Contact(email or None, known.get("access") or None)


def _fault(message: str, file: Path, way_out: str) -> Diagnostic:
    return Diagnostic(faults.SHAPE.code, Severity.ERROR, message, Location(file), way_out)
