"""Presentations in LibreOffice's formats, as one XML file or as a zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

MEDIA_TYPE = "application/vnd.oasis.opendocument.presentation"
_NAMES = {
    "office": "office",
    "draw": "drawing",
    "text": "text",
    "svg": "svg-compatible",
    "presentation": "presentation",
    "style": "style",
}


def slide(text: str, *, picture: str = "", number: bool = False) -> str:
    """A slide with a text box; with a picture that is linked, or a field with the slide's number."""
    shown = "<text:page-number>1</text:page-number>" if number else ""
    image = f'<draw:image xlink:href="{picture}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    frame = '<draw:frame svg:width="10cm" svg:height="3cm" svg:x="2cm" svg:y="{}cm">{}</draw:frame>'
    box = f"<draw:text-box><text:p>{text}{shown}</text:p></draw:text-box>"
    return f"<draw:page>{frame.format(2, box)}{frame.format(6, image) if picture else ''}</draw:page>"


def flat(*slides: str) -> bytes:
    """A presentation in one XML file."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _NAMES.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {names} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.3" office:mimetype="{MEDIA_TYPE}"><office:body><office:presentation>{"".join(slides)}'
        "</office:presentation></office:body></office:document>"
    ).encode()


def zipped(path: Path, *slides: str) -> Path:
    """Write a presentation as a zip, as LibreOffice saves it."""
    content = flat(*slides).replace(b"office:document ", b"office:document-content ", 1)
    content = content.replace(b"</office:document>", b"</office:document-content>")
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", MEDIA_TYPE)
        file.writestr("content.xml", content.replace(f' office:mimetype="{MEDIA_TYPE}"'.encode(), b""))
        file.writestr("META-INF/manifest.xml", manifest)
    return path
