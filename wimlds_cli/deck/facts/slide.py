"""The facts of one slide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wimlds_cli.colours import Colour, contrast
from wimlds_cli.deck.facts.colours import Palette, solid
from wimlds_cli.deck.facts.design import Cover, Design, Fill, fill_in, mapping_of
from wimlds_cli.deck.facts.layout import runs_off
from wimlds_cli.deck.facts.model import Pale, SlideFacts
from wimlds_cli.deck.facts.objects import films_on, outside_of, programs_on
from wimlds_cli.deck.facts.shapes import FOOT, Frame, Shape, shapes_in
from wimlds_cli.deck.facts.text import Run, body_of, plain_text, runs_of
from wimlds_cli.deck.package import Package
from wimlds_cli.deck.xml import NS, P188, A, Element, P, is_true, local, number

SMALL = 18
"""Points, on a slide that is 540 points high."""
_HEIGHT = 540
_POINT = 12700
"""EMU."""
_READABLE = 3.0
"""The least contrast of large text (WCAG 2.2, success criterion 1.4.3)."""
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_COMPLEX = re.compile("[\u0590-\u10ff\u1780-\u17ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u058f]")
_FILMS = frozenset({"videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "audioCd"})


@dataclass
class _Seen:
    """What the shapes looked at so far have said."""

    texts: list[str] = field(default_factory=list)
    title: str = ""
    letters: int = 0
    small: int = 0
    fonts: set[str] = field(default_factory=set)
    pale: list[Pale] = field(default_factory=list)
    overrunning: list[str] = field(default_factory=list)
    pictures: int = 0
    undescribed: int = 0


class SlideReader:
    """Reads the slides of one deck, each once."""

    def __init__(self, package: Package, size: tuple[int, int]) -> None:
        self.package = package
        self.size = size
        self.pictures: dict[str, list[tuple[int, tuple[int, int]]]] = {}
        """For each picture's part: the slides that show it, and how large the whole of it would be, in EMU."""

    def read(self, part: str, slide: int, design: Design, *, keeps_time: bool) -> SlideFacts:
        """Read one slide.

        Args:
            part: Its part.
            slide: Its number.
            design: What it takes over.
            keeps_time: Whether the show uses the slides' timings.
        """
        data = self.package.read_xml(part)
        root = self.package.parse(part, data)
        palette = design.palette.with_roles(mapping_of(root))
        seen = self._look(root, design, palette)
        rels = {rel.id: rel for rel in self.package.rels(part)}
        self._measure_pictures(root, part, slide)
        wait, endless = _times(root)
        return SlideFacts(
            number=slide,
            hidden=not is_true(root.get("show"), True),
            title=seen.title,
            texts=tuple(seen.texts),
            letters=seen.letters,
            small=seen.small,
            fonts=frozenset(seen.fonts),
            pale=tuple(seen.pale),
            overrunning=tuple(seen.overrunning),
            pictures=seen.pictures,
            undescribed=seen.undescribed,
            advances_after=wait if keeps_time else None,
            endless=endless,
            comments=self._open_comments(part),
            has_notes=self._has_notes(part),
            films=tuple(films_on(self.package, root, rels)),
            outside=tuple(outside_of(self.package, root, data, rels)),
            programs=tuple(programs_on(root, rels)),
        )

    def _look(self, root: Element, design: Design, palette: Palette) -> _Seen:
        seen = _Seen()
        moving = {target.get("spid") for motion in root.iter(f"{P}animMotion") for target in motion.iter(f"{P}spTgt")}
        background = design.background(root, palette)
        covers = list(design.covers) if is_true(root.get("showMasterSp"), True) else []
        for shape in shapes_in(root.find("p:cSld/p:spTree", NS)):
            kind = _kind(shape)
            if kind in FOOT:
                continue
            text = _text(shape)
            if text:
                seen.texts.append(text)
                if kind in ("title", "ctrTitle") and not seen.title:
                    seen.title = " ".join(text.split())
            frame = design.frame(shape)
            if text and shape.kind == "sp":
                paragraphs = list(runs_of(shape, design, palette))
                ground = _Ground(background, covers)
                behind = ground.behind(design.fill(shape, palette), frame) if shape.is_level else None
                self._look_at_text(paragraphs, behind, seen)
                # What moves, or lies beside the slide as a whole, is meant to.
                if shape.id not in moving and frame and runs_off(shape, frame, self.size, design, paragraphs):
                    seen.overrunning.append(text)
            elif text:
                _look_at_table(shape, design, palette, seen)
            if shape.kind == "pic" and not _plays(shape):
                seen.pictures += 1
                seen.undescribed += not shape.is_described
            cover = design.cover(shape, palette)
            if cover is not None:
                covers.append(Cover(frame, cover.colour))
        return seen

    def _look_at_text(self, paragraphs: list[list[Run]], behind: Colour | None, seen: _Seen) -> None:
        pale: tuple[float, str] | None = None
        for run in (run for runs in paragraphs for run in runs):
            self._count(run, seen)
            ratio = contrast(run.colour, behind) if run.colour is not None and behind is not None else None
            # One's own background colour is how words are kept from being seen.
            if ratio is not None and 1.05 < ratio < _READABLE and sum(map(str.isalnum, run.text)) > 2:
                pale = min(pale or (ratio, run.text), (ratio, run.text))
        if pale is not None:
            seen.pale.append(Pale(pale[1].strip(), pale[0]))

    def _count(self, run: Run, seen: _Seen) -> None:
        letters = sum(map(str.isalnum, run.text))
        seen.letters += letters
        if run.size is not None and run.size * _HEIGHT * _POINT / self.size[1] < SMALL - 0.5:
            seen.small += letters
        seen.fonts.update(_faces(run))

    def _measure_pictures(self, root: Element, part: str, slide: int) -> None:
        rels = {rel.id: rel.target for rel in self.package.rels(part) if rel.found and not rel.external}
        for shape in shapes_in(root.find("p:cSld/p:spTree", NS)):
            blip = shape.element.find("p:blipFill/a:blip", NS) if shape.kind == "pic" else None
            target = rels.get(blip.get(f"{{{NS['r']}}}embed", "")) if blip is not None else None
            if target is None or shape.frame is None:
                continue
            crop = shape.element.find("p:blipFill/a:srcRect", NS)
            cut = {side: (number(crop.get(side)) or 0) if crop is not None else 0 for side in "lrtb"}
            across = max(1 - (cut["l"] + cut["r"]) / 100_000, 0.01)
            down = max(1 - (cut["t"] + cut["b"]) / 100_000, 0.01)
            whole = (round(shape.frame.wide / across), round(shape.frame.high / down))
            self.pictures.setdefault(target, []).append((slide, whole))

    def _open_comments(self, part: str) -> int:
        count = 0
        for rel in self.package.rels(part):
            if rel.kind != "comments" or rel.external or not rel.found:
                continue
            root = self.package.xml(rel.target)
            listed = root.iterfind(f"{P188}cm") if rel.by_microsoft else root.iterfind(f"{P}cm")
            count += sum(comment.get("status", "active") == "active" for comment in listed)
        return count

    def _has_notes(self, part: str) -> bool:
        notes = self.package.rel_of_kind(part, "notesSlide")
        if notes is None:
            return False
        tree = self.package.xml(notes).find("p:cSld/p:spTree", NS)
        return any(_kind(shape) == "body" and _text(shape) for shape in shapes_in(tree))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What lies behind a shape: the shapes drawn before it, and the slide's background."""

    background: Colour | None
    covers: list[Cover]

    def behind(self, own: Fill, frame: Frame | None) -> Colour | None:
        """Return the one colour behind a shape's text; None when there are several or it cannot be told."""
        if not own.is_none:
            return own.colour
        if frame is None:
            return None
        for cover in reversed(self.covers):
            if cover.frame is None:
                return None
            if cover.frame.holds(frame):
                return cover.colour
            if cover.frame.meets(frame):
                return None
        return self.background


def _look_at_table(shape: Shape, design: Design, palette: Palette, seen: _Seen) -> None:
    """Look at a table's cells, as far as they say themselves how they look: styles of tables decide the rest."""
    for cell in shape.element.iter(f"{A}tc"):
        fill = fill_in(cell.find(f"{A}tcPr"), palette)
        for run in cell.iter(f"{A}r"):
            words = "".join(text.text or "" for text in run.iterfind(f"{A}t"))
            looks = run.find(f"{A}rPr")
            latin = looks.find(f"{A}latin") if looks is not None else None
            face = latin.get("typeface", "") if latin is not None else "+mn-lt"
            face = design.fonts.get(face, "") if face.startswith("+") else face
            if face and _LATIN.search(words):
                seen.fonts.add(face)
            ink = palette.of(solid(looks))
            if fill is not None and fill.colour is not None and ink is not None and len(words.strip()) > 2:
                ratio = contrast(ink, fill.colour)
                if 1.05 < ratio < _READABLE:
                    seen.pale.append(Pale(words.strip(), ratio))


def _kind(shape: Shape) -> str | None:
    ph = shape.placeholder
    return ph.get("type", "obj") if ph is not None else None


def _text(shape: Shape) -> str:
    if shape.kind == "sp":
        return plain_text(body_of(shape))
    if shape.kind == "graphicFrame":
        return "\n".join(filter(None, (plain_text(cell.find(f"{A}txBody")) for cell in shape.element.iter(f"{A}tc"))))
    return ""


def _plays(shape: Shape) -> bool:
    return any(local(element) in _FILMS for element in shape.element.iterfind("p:nvPicPr/p:nvPr/*", NS))


def _faces(run: Run) -> Iterator[str]:
    latin, east_asian, complex_script = run.fonts
    if latin and _LATIN.search(run.text):
        yield latin
    if east_asian and _EAST_ASIAN.search(run.text):
        yield east_asian
    if complex_script and _COMPLEX.search(run.text):
        yield complex_script


def _times(root: Element) -> tuple[int | None, int]:
    """Return the milliseconds until the slide advances by itself, and how many animations never end."""
    transition = root.find(f"{P}transition")
    if transition is None:
        transition = root.find("mc:AlternateContent/mc:Choice/p:transition", NS)
    wait = number(transition.get("advTm")) if transition is not None else None
    return wait, sum(node.get("repeatCount") == "indefinite" for node in root.iter(f"{P}cTn"))
