"""A file that is replaced only by a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wimlds_cli.errors import WimldsError


class Replacement:
    """What became of a file.

    Attributes:
        unchanged: It was there already with the same bytes, and was left alone, with its date.
    """

    def __init__(self) -> None:
        self.unchanged = False


@contextmanager
def replacing(path: Path, replacement: Replacement | None = None) -> Iterator[Path]:
    """Give a path beside `path` to write to; rename it into place when all went well.

    With a `replacement` to tell it, a file that is there with the same bytes already is left alone.

    The name beside it is always the same, so that a run that was killed leaves no litter that the next one
    does not clear.

    Raises:
        WimldsError: The folder cannot be written to, or another program holds `path` open (then the new file stays
            beside it under another name, which the message gives).
    """
    if path.is_dir() or not path.name:
        raise WimldsError(f"{path.as_posix()} is a folder, not a file", "Name a file in it.")
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        yield new
        if replacement is not None and same_bytes(new, path):
            replacement.unchanged = True
            new.unlink()
        else:
            new.replace(path)
    except PermissionError as error:
        raise _held(path, new, error) from None
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise WimldsError(
            f"{path} cannot be written: {error.strerror or error}",
            "Free some space, or name another place to write to.",
        ) from None
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def same_bytes(one: Path, other: Path) -> bool:
    """Tell whether two files exist and hold the same."""
    import filecmp

    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _held(path: Path, new: Path, error: PermissionError) -> WimldsError:
    if not new.exists():
        return WimldsError(f"{path} cannot be written: {error.strerror or error}", "Name another place to write to.")
    beside = path.with_name(f"{path.stem} (new){path.suffix}")
    with suppress(OSError):
        new = new.replace(beside)
    return WimldsError(
        f"{path.name} is open in another program, which does not let it be replaced; the new one is {new}",
        f"Close {path.name} there and run this again, or use {new.name}.",
    )
