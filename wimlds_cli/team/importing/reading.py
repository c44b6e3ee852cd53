"""A file of any of the kinds that can be imported -> what it holds."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.team.importing.form import read_form
from wimlds_cli.team.importing.submitted import Submitted
from wimlds_cli.team.importing.table import decoded, read_table

_MOST_BYTES = 200_000_000


def read_submitted(path: Path, maps: Mapping[str, str] | None = None, encoding: str | None = None) -> Submitted:
    """Read a file with answers: CSV, or JSON as Sessionize and pretalx write it.

    Args:
        path: The file.
        maps: Which question holds what, as the user says.
        encoding: The encoding, where the user knows it.

    Raises:
        WimldsError: It cannot be opened, or is none of these.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise WimldsError(f"{path.as_posix()} is too large to be a file of answers", "export them again")
        data = path.read_bytes()
    except OSError as error:
        raise WimldsError(
            f"{path.as_posix()} cannot be opened: {error.strerror or error}", "look at the spelling"
        ) from None
    if path.suffix.lower() in (".yaml", ".yml"):
        raise WimldsError(f"{path.as_posix()} is an event's file", "name the answers first, then the event")
    text, guessed = decoded(path, _unpacked(data), encoding)
    if text.lstrip()[:1] in ("{", "["):
        from wimlds_cli.team.importing.exports import read_export

        try:
            found = json.loads(text)
        except ValueError as error:
            raise WimldsError(f"{path.as_posix()} is no sound JSON: {error}", "download it again") from None
        return read_export(path, found, maps)
    return read_form(path, read_table(path, text, guessed), maps)


def _unpacked(data: bytes) -> bytes:
    """Return the one CSV file in an archive, as Google Forms hands out answers; anything else as it is."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.filename.startswith("__MACOSX")]
            suffixes = [Path(one.filename).suffix.lower() for one in members]
            if suffixes in ([".csv"], [".tsv"]) and members[0].file_size <= _MOST_BYTES:
                return archive.read(members[0])
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        pass
    return data
