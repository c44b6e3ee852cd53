"""Animate slides: entrances on a click, a motion path, transitions between slides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.slide import Slide

from examples.make.office.xml import declare, parse, qname

EFFECTS = {"appear": (1, 0, ""), "fade": (10, 0, "fade"), "wipe": (22, 8, "wipe(left)")}


@dataclass(frozen=True)
class Entrance:
    """Let a shape, or one paragraph of it, come in.

    Attributes:
        effect: one of `EFFECTS`.
        paragraph: the paragraph's number from 0; `None` brings the whole shape.
        start: `click`, `with` the one before, or `after` it.
        duration: in milliseconds.
    """

    shape: Any
    effect: str = "fade"
    paragraph: int | None = None
    start: str = "click"
    duration: int = 500


@dataclass(frozen=True)
class Path:
    """Move a shape along a path, written in fractions of the slide."""

    shape: Any
    path: str
    duration: int = 3000
    start: str = "click"


def paragraphs(shape: Any, effect: str = "fade") -> list[Entrance]:
    """Let the outermost paragraphs of a shape come in one a click, with what stands under them."""
    steps = []
    for number, paragraph in enumerate(shape.text_frame.paragraphs):
        start = "with" if paragraph.level and steps else "click"
        steps.append(Entrance(shape, effect, number, start))
    return steps


def animate(slide: Slide, *steps: Entrance | Path) -> None:
    """Write the slide's timing: the steps in order, each click with what comes with or after it."""
    _insert(slide, _Timing().xml(steps))


def transition(slide: Slide, kind: str, milliseconds: int = 700) -> None:
    """Add a transition, such as `<p:fade/>` or `<p:push dir="l"/>`, timed for PowerPoint 2010 and later."""
    old = f'<p:transition spd="med">{kind}</p:transition>'
    new = old.replace('spd="med"', f'spd="med" p14:dur="{milliseconds}"')
    _insert(
        slide,
        f"<mc:AlternateContent {declare('mc', 'p')}><mc:Choice {declare('p14')} "
        f'Requires="p14">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>",
    )


def _insert(slide: Slide, xml: str) -> None:
    """Put a transition or timing where the schema wants it: colour map, transition, timing, extensions."""
    element = parse(xml)
    root = slide.element
    is_timing = element.tag == qname("p:timing")
    for follower in root:
        if follower.tag == qname("p:extLst") or (follower.tag == qname("p:timing") and not is_timing):
            follower.addprevious(element)
            return
    root.append(element)


class _Timing:
    """Number the time nodes of one slide while writing them."""

    def __init__(self) -> None:
        self._last = 0

    def _id(self) -> int:
        self._last += 1
        return self._last

    def xml(self, steps: tuple[Entrance | Path, ...]) -> str:
        root, sequence = self._id(), self._id()
        clicks: list[list[Entrance | Path]] = []
        for step in steps:
            if step.start == "click" or not clicks:
                clicks.append([])
            clicks[-1].append(step)
        inside = "".join(self._click(group) for group in clicks)
        return (
            f'<p:timing {declare("p")}><p:tnLst><p:par><p:cTn id="{root}" dur="indefinite" restart="never" '
            'nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek">'
            f'<p:cTn id="{sequence}" dur="indefinite" nodeType="mainSeq">'
            f"<p:childTnLst>{inside}</p:childTnLst></p:cTn>"
            f"<p:prevCondLst>{_slide_event('onPrev')}</p:prevCondLst>"
            f"<p:nextCondLst>{_slide_event('onNext')}</p:nextCondLst>"
            f"</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>{_builds(steps)}</p:timing>"
        )

    def _click(self, group: list[Entrance | Path]) -> str:
        """Write one click; an `after` step opens a new inner moment when the ones before have ended."""
        moments: list[list[Entrance | Path]] = [[]]
        for step in group:
            if step.start == "after" and moments[-1]:
                moments.append([])
            moments[-1].append(step)
        outer, delay, inside = self._id(), 0, ""
        for moment in moments:
            inner = self._id()
            effects = "".join(self._effect(step) for step in moment)
            inside += self._par(inner, str(delay), effects)
            delay += max(step.duration for step in moment)
        return self._par(outer, "indefinite", inside)

    @staticmethod
    def _par(number: int, delay: str, inside: str) -> str:
        return (
            f'<p:par><p:cTn id="{number}" fill="hold"><p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'
            f"<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par>"
        )

    def _effect(self, step: Entrance | Path) -> str:
        node = {"click": "clickEffect", "with": "withEffect", "after": "afterEffect"}[step.start]
        number = self._id()
        if isinstance(step, Path):
            preset, inside = 'presetID="0" presetClass="path" presetSubtype="0"', self._along(step)
            preset += ' accel="50000" decel="50000"'
        else:
            identity, subtype, _ = EFFECTS[step.effect]
            preset = f'presetID="{identity}" presetClass="entr" presetSubtype="{subtype}"'
            inside = self._show(step)
        group = ' grpId="0"' if _is_shape(step.shape) else ""
        return (
            f'<p:par><p:cTn id="{number}" {preset} fill="hold"{group} nodeType="{node}">'
            '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
            f"<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par>"
        )

    def _show(self, step: Entrance) -> str:
        target = _target(step)
        shown = (
            f'<p:set><p:cBhvr><p:cTn id="{self._id()}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/>'
            f"</p:stCondLst></p:cTn>{target}<p:attrNameLst><p:attrName>style.visibility</p:attrName>"
            '</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
        )
        filtered = EFFECTS[step.effect][2]
        if not filtered:
            return shown
        return (
            f'{shown}<p:animEffect transition="in" filter="{filtered}"><p:cBhvr>'
            f'<p:cTn id="{self._id()}" dur="{step.duration}"/>{target}</p:cBhvr></p:animEffect>'
        )

    def _along(self, step: Path) -> str:
        return (
            f'<p:animMotion origin="layout" path="{step.path}" pathEditMode="relative" ptsTypes="">'
            f'<p:cBhvr><p:cTn id="{self._id()}" dur="{step.duration}" fill="hold"/>{_target(step)}'
            "<p:attrNameLst><p:attrName>ppt_x</p:attrName><p:attrName>ppt_y</p:attrName></p:attrNameLst>"
            "</p:cBhvr></p:animMotion>"
        )


def _slide_event(name: str) -> str:
    return f'<p:cond evt="{name}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'


def _target(step: Entrance | Path) -> str:
    paragraph = getattr(step, "paragraph", None)
    shape_id = step.shape.shape_id
    if paragraph is None:
        return f'<p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl>'
    return (
        f'<p:tgtEl><p:spTgt spid="{shape_id}"><p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl>'
        "</p:spTgt></p:tgtEl>"
    )


def _is_shape(shape: Any) -> bool:
    """Tell whether the build list names it: text shapes are named there, pictures and frames are not."""
    return shape._element.tag == qname("p:sp")


def _builds(steps: tuple[Entrance | Path, ...]) -> str:
    builds: dict[int, str] = {}
    for step in steps:
        if not _is_shape(step.shape):
            continue
        how = 'animBg="1"' if getattr(step, "paragraph", None) is None else 'build="p"'
        builds.setdefault(step.shape.shape_id, f'<p:bldP spid="{step.shape.shape_id}" grpId="0" {how}/>')
    return f"<p:bldLst>{''.join(builds.values())}</p:bldLst>" if builds else ""
