"""Make a saved package the same on every run."""

from __future__ import annotations

import io
import re
import zipfile

FIXED_TIME = (2027, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def settle(package: bytes) -> bytes:
    """Return the package with fixed times in its zip members, and in the workbooks of its charts.

    A workbook's own properties say when it was written; that is fixed too. Everything else stays as it is.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = _settle_workbook(content)
            _write(target, name, content)
    return stream.getvalue()


def _settle_workbook(workbook: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(b"2027-01-01T00:00:00Z", content)
            _write(target, name, content)
    return stream.getvalue()


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, FIXED_TIME)
    member.create_system = 3  # the same on Windows as elsewhere
    member.external_attr = 0o644 << 16
    packed = name.endswith((".png", ".jpg", ".mp4", ".xlsx"))
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    target.writestr(member, content)
