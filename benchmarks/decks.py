"""The decks to measure with, made in code from a seed: the same bytes of content at every making.

They are what speakers send: a design with eleven layouts, titles, bullets, text boxes and tables, a picture and
speaker notes on every slide, now and then a chart with its workbook, and the ids that PowerPoint writes.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pptx
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

_WORDS = re.findall(
    r"\w+",
    "a count of rare words the model has never seen in training tells us how far to trust its vote and we compare "
    "three ways of smoothing on held out text with error bars over five seeds and two languages",
)
_CREATED = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}"><p14:creationId '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="{}"/></p:ext></p:extLst>'
)
_PIECE = 1 << 20
# What a JPEG of this quality takes for a pixel of pure noise, in bytes.
_BYTES_A_PIXEL = 0.765


def deck(
    path: Path, *, seed: int, slides: int, megabytes: float = 0.0, design: int = 0, film: int = 0, packed: bool = False
) -> None:
    """Write a deck.

    Args:
        path: Where.
        seed: Decides every word, number and picture.
        slides: How many.
        megabytes: Bytes of pictures (1,000,000 to the MB), spread over the slides; without any, one small picture each.
        design: The number of its design; decks of one number share it to the last byte.
        film: Bytes of a film on the first slide.
        packed: Media are packed once more, as Google Slides and LibreOffice write them; PowerPoint stores them.
    """
    chance = random.Random(seed)
    made = pptx.Presentation()
    _paint(made, design)
    each = max(2_000, int(megabytes * 1e6 / slides)) if megabytes else 2_000
    for number in range(slides):
        _slide(made, chance, number, each)
    if film:
        made.slides[0].shapes.add_movie(
            io.BytesIO(b"a film"), Inches(1), Inches(1), Inches(4), Inches(3), mime_type="video/mp4"
        )
    made.core_properties.title = f"Deck {seed}"
    made.core_properties.author = f"Speaker {seed}"
    saved, whole = path.with_suffix(".saved"), path.with_suffix(".whole")
    made.save(str(saved))
    _write(saved, whole, film, chance, packed=packed)
    saved.unlink()
    whole.replace(path)


def _paint(made: pptx.presentation.Presentation, design: int) -> None:
    """Give the design colours of its own."""
    theme = next(rel.target_part for rel in made.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    colour = random.Random(design).randrange(1 << 24)
    theme._blob = re.sub(rb"(<a:accent1><a:srgbClr val=\")\w+", rb"\g<1>%06X" % colour, theme.blob, count=1)
    theme._blob = theme.blob.replace(b'name="Office Theme"', b'name="Design %d"' % design, 1)


def _slide(made: pptx.presentation.Presentation, chance: random.Random, number: int, picture_bytes: int) -> None:
    layout = made.slide_layouts[0 if number == 0 else 1]
    slide = made.slides.add_slide(layout)
    slide.shapes.title.text = sentence(chance, 5)
    body = slide.placeholders[1].text_frame
    body.text = sentence(chance, 9)
    for level in (0, 1, 1, 0):
        paragraph = body.add_paragraph()
        paragraph.level = level
        for word in sentence(chance, 8).split(" ", 2):
            run = paragraph.add_run()
            run.text = f"{word} "
            run.font.bold = chance.random() < 0.2
    box = slide.shapes.add_textbox(Inches(0.5), Inches(6.6), Inches(6), Inches(0.5))
    box.text_frame.text = sentence(chance, 6)
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    slide.shapes.add_picture(io.BytesIO(picture(chance, picture_bytes)), Inches(6.5), Inches(3), width=Inches(3))
    if number % 10 == 3:
        _chart(slide, chance)
    if number % 10 == 6:
        _table(slide, chance)
    slide.notes_slide.notes_text_frame.text = "\n".join(sentence(chance, 14) for _ in range(4))
    common = slide._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}cSld")
    common.append(etree.fromstring(_CREATED.format(chance.randrange(1, 1 << 32))))


def _chart(slide: pptx.slide.Slide, chance: random.Random) -> None:
    data = CategoryChartData()
    data.categories = [sentence(chance, 1) for _ in range(6)]
    for series in range(2):
        data.add_series(f"Seed {series}", [chance.random() for _ in range(6)])
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(0.5), Inches(3.5), Inches(5.5), Inches(3), data)


def _table(slide: pptx.slide.Slide, chance: random.Random) -> None:
    table = slide.shapes.add_table(5, 4, Inches(0.5), Inches(3.5), Inches(5.5), Inches(2)).table
    for row in table.rows:
        for cell in row.cells:
            cell.text = sentence(chance, 2)


def sentence(chance: random.Random, words: int) -> str:
    """Return so many words, the first with a capital."""
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize()


def picture(chance: random.Random, size: int) -> bytes:
    """Return a JPEG of about `size` bytes that no packer makes smaller."""
    side = max(16, int((size / _BYTES_A_PIXEL) ** 0.5))
    image = Image.frombytes("RGB", (side, side), chance.randbytes(3 * side * side))
    held = io.BytesIO()
    image.save(held, "JPEG", quality=85)
    return held.getvalue()


def _write(saved: Path, path: Path, film: int, chance: random.Random, *, packed: bool) -> None:
    """Write the deck anew: its media as wanted, a film of so many bytes in the place of the small one."""
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            member = zipfile.ZipInfo(info.filename, info.date_time)
            is_media = info.filename.startswith("ppt/media/")
            member.compress_type = zipfile.ZIP_STORED if is_media and not packed else zipfile.ZIP_DEFLATED
            if not info.filename.endswith(".mp4"):
                new.writestr(member, old.read(info))
                continue
            with new.open(member, "w", force_zip64=film >> 32 > 0) as written:
                written.write(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
                for _ in range(film // _PIECE):
                    written.write(chance.randbytes(_PIECE))
