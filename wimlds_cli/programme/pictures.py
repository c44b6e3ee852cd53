"""Pictures in the shapes that name them: cropped to fill, or whole within."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

from wimlds_cli.programme.facts import Picture
from wimlds_cli.programme.fitting import fit
from wimlds_cli.programme.text import A

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_MOST_PIXELS = 1600
"""On a side: a wall shows no more of a picture that takes a third of it."""
_AIR = 0.08
"""The share of a shape that stays free beside a logo, on each side."""
_NEARLY = 9144
"""EMU: a hundredth of an inch."""
_FACES = 0.3
"""How much of what is cropped of a tall picture goes at its top: faces are above the middle."""


def place_picture(slide: Any, shape: Any, picture: Picture) -> None:
    """Put a picture where a shape of the template is.

    One that covers takes the shape's place and outline; any other stands within it, on the shape's own ground.
    Without a picture the shape shows the words that stand in for it; where there are none, a ground remains a
    ground, and what would only be an empty frame is taken away.
    """
    element = shape._element
    if not picture.has_data:
        if picture.instead:
            _say_instead(shape, picture)
        elif picture.covers or _is_panel(shape):
            _empty(shape)
        else:
            element.getparent().remove(element)
        return
    data, size = _prepared(picture.data)
    _, rid = slide.part.get_or_add_image_part(io.BytesIO(data))
    box = (shape.left, shape.top, shape.width, shape.height)
    if picture.covers:
        made = _pic(element, rid, picture.alt, box, _cropped(size, box), _geometry(element))
        element.getparent().replace(element, made)
        return
    air = _AIR if _has_ground(element) and not picture.has_margin else 0.0
    made = _pic(element, rid, picture.alt, _within(size, box, air), "", None)
    element.addnext(made)
    if _has_ground(element):
        _empty(shape)
        # Two shapes of one slide never have one number.
        numbers = [int(e.get("id", "0")) for e in slide._element.iter(f"{P}cNvPr")]
        made.find(f"{P}nvPicPr/{P}cNvPr").set("id", str(max(numbers) + 1))
    else:
        element.getparent().remove(element)


def _is_panel(shape: Any) -> bool:
    """Tell whether a shape without a picture still is a ground that belongs to the slide: it reaches an edge."""
    width = shape.part.package.presentation_part.presentation.slide_width
    return bool(shape.left + shape.width >= width - _NEARLY or shape.left <= _NEARLY) and _has_ground(shape._element)


def _has_ground(element: Any) -> bool:
    properties = element.find(f"{P}spPr")
    if properties is None:
        return False
    line = properties.find(f"{A}ln")
    return properties.find(f"{A}solidFill") is not None or (line is not None and line.find(f"{A}solidFill") is not None)


def _empty(shape: Any) -> None:
    """Take a shape's words away: it is a ground and no more."""
    shape.name = _GROUND
    for paragraph in list(shape._element.iter(f"{A}p"))[1:]:
        paragraph.getparent().remove(paragraph)
    for run in list(shape._element.iter(f"{A}r")):
        run.getparent().remove(run)


def _say_instead(shape: Any, picture: Picture) -> None:
    runs = list(shape._element.iter(f"{A}r"))
    if not runs:
        return
    shape.name = _DONE
    runs[0].find(f"{A}t").text = picture.instead
    for run in runs[1:]:
        run.getparent().remove(run)
    properties = runs[0].find(f"{A}rPr")
    if properties is None:
        return
    if picture.covers:
        # Initials: large, and light enough not to be taken for the title.
        points = min(shape.width, shape.height) / 12700 * 0.36
        properties.set("sz", str(round(points) * 100))
    else:
        properties.set("sz", "2400")
        inner = round(shape.width * (1 - 2 * _AIR))
        fit(list(shape._element.iter(f"{A}p")), inner, shape.height, 18)


def _geometry(element: Any) -> Any:
    properties = element.find(f"{P}spPr")
    found = properties.find(f"{A}prstGeom") if properties is not None else None
    if found is None and properties is not None:
        found = properties.find(f"{A}custGeom")
    return copy.deepcopy(found) if found is not None else None


def _cropped(size: tuple[int, int], box: tuple[int, int, int, int]) -> str:
    """Return the crop that makes a picture fill a box, in thousandths of a percent."""
    width, height = size
    wanted, has = box[2] / box[3], width / height
    if has > wanted:
        each = round((1 - wanted / has) * 50000)
        return f'<a:srcRect l="{each}" r="{each}"/>'
    spare = (1 - has / wanted) * 100000
    return f'<a:srcRect t="{round(spare * _FACES)}" b="{round(spare * (1 - _FACES))}"/>'


def _within(size: tuple[int, int], box: tuple[int, int, int, int], air: float) -> tuple[int, int, int, int]:
    left, top, width, height = box
    scale = min(width * (1 - 2 * air) / size[0], height * (1 - 2 * air) / size[1])
    wide, high = round(size[0] * scale), round(size[1] * scale)
    return left + (width - wide) // 2, top + (height - high) // 2, wide, high


_DONE, _GROUND = "Picture", "Ground"
"""The names of what no longer names a picture of the template."""


def _pic(element: Any, rid: str, alt: str, box: tuple[int, int, int, int], crop: str, geometry: Any) -> Any:
    from lxml import etree
    from pptx.oxml import parse_xml

    old = next(element.iter(f"{P}cNvPr"))
    left, top, width, height = box
    made = parse_xml(
        f'<p:pic xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}"><p:nvPicPr>'
        f'<p:cNvPr id="{old.get("id")}" name=""/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rid}"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    about = made.find(f"{P}nvPicPr/{P}cNvPr")
    about.set("name", _DONE)
    about.set("descr", alt)
    if geometry is not None:
        plain = made.find(f"{P}spPr/{A}prstGeom")
        plain.getparent().replace(plain, etree.fromstring(etree.tostring(geometry)))
    return made


def _prepared(data: bytes | Path | None) -> tuple[bytes, tuple[int, int]]:
    """Return a picture as every PowerPoint shows it, upright and no larger than needed, with its size in pixels.

    A camera's picture often lies on its side and says so in a field that PowerPoint does not ask when a program put
    the picture there; the same fields say where it was taken. Such a picture is written anew.
    """
    from PIL import Image, ImageOps

    raw = data.read_bytes() if isinstance(data, Path) else data or b""
    with Image.open(io.BytesIO(raw)) as opened:
        plain = opened.format in ("PNG", "JPEG") and opened.mode in ("RGB", "RGBA", "L", "P", "LA", "1")
        if plain and max(opened.size) <= _MOST_PIXELS and not opened.getexif():
            return raw, opened.size
        upright = ImageOps.exif_transpose(opened)
        see_through = upright.mode in ("RGBA", "LA", "P")
        image = upright.convert("RGBA" if see_through else "RGB")
        image.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
        made = io.BytesIO()
        if see_through:
            image.save(made, "PNG")
        else:
            image.save(made, "JPEG", quality=88)
        return made.getvalue(), image.size
