"""How a deck is walked through: jumps, zooms, custom shows, transitions, effects, what the show ignores."""

from __future__ import annotations

from .content import add_media, paragraph, picture, png, text_shape
from .deck import Deck, ShapeTree, Show, Slide, guid
from .design import xfrm
from .names import NS, declare
from .package import Part

# Jumps and other actions.


def click(tree: ShapeTree, action: str, target: Part | str | None = None, *, kind: str = "slide") -> str:
    """An a:hlinkClick; without a target its r:id is empty, as Office writes it."""
    rel_id = ""
    if target is not None:
        rel_id = tree.relate(kind, target, external=isinstance(target, str))
    of_action = f' action="{action}"' if action else ""
    return f'<a:hlinkClick r:id="{rel_id}"{of_action}/>'


def add_jump(tree: ShapeTree, target: Part, words: str = "jump") -> None:
    """Add a shape that leads to a slide."""
    tree.shapes.append(text_shape(tree, words, click=click(tree, "ppaction://hlinksldjump", target), name=words))


def add_action(tree: ShapeTree, action: str, words: str = "action") -> None:
    """Add a shape with an action that needs no relationship: hlinkshowjump, customshow, macro, ..."""
    tree.shapes.append(text_shape(tree, words, click=click(tree, action), name=words))


def add_show_jump(tree: ShapeTree, where: str) -> None:
    """Add a shape that leads to `firstslide`, `lastslide`, `nextslide`, `previousslide` or to `endshow`."""
    add_action(tree, f"ppaction://hlinkshowjump?jump={where}", where)


def add_file_action(tree: ShapeTree, action: str, target: str) -> None:
    """Add a shape whose action opens a file: hlinkpres, hlinkfile, program."""
    made = click(tree, f"ppaction://{action}", target, kind="hyperlink")
    tree.shapes.append(text_shape(tree, action, click=made, name=action))


def add_web_link(tree: ShapeTree, url: str) -> None:
    """Add words that are a hyperlink."""
    inside = click(tree, "", url, kind="hyperlink")
    tree.shapes.append(text_shape(tree, "", paragraphs=paragraph(url, inside=inside), name="Link"))


def add_custom_show(deck: Deck, name: str, show_id: int, slides: list[Slide]) -> Show:
    show = Show(name, show_id, [slide.part for slide in slides])
    deck.shows.append(show)
    return show


# Zooms.


def _zoom(slide: Slide, kind: str, prefix: str, inner: str, targets: list[Slide], *, name: str) -> None:
    """A zoom in its AlternateContent, with a picture that jumps for programs without zooms."""
    prefixes = ("p166", "http://schemas.microsoft.com/office/powerpoint/2016/6/main")
    frame = (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{slide.new_id()}" name="{name}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="914400" y="914400"/><a:ext cx="3048000" cy="1714500"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{NS[prefix]}">{inner}</a:graphicData></a:graphic></p:graphicFrame>'
    )
    image = slide.relate("image", add_media(slide, png(name), "png"))
    fallback = picture(
        slide,
        f'<a:blip r:embed="{image}"/>',
        click=click(slide, "ppaction://hlinksldjump", targets[0].part),
        name=name,
        shape_id=slide.next_id - 1,
    )
    slide.shapes.append(
        f'<mc:AlternateContent {declare("mc")}><mc:Choice xmlns:{prefix}="{NS[prefix]}" Requires="{prefix}">{frame}'
        f'</mc:Choice><mc:Fallback xmlns:{prefixes[0]}="{prefixes[1]}">{fallback}</mc:Fallback></mc:AlternateContent>'
    )


def _zoom_properties(slide: Slide, prefix: str, seed: str) -> str:
    image = slide.relate("image", add_media(slide, png(seed), "png"))
    return (
        f'<{prefix}:zmPr id="{guid(seed)}" returnToParent="0" transitionDur="1000"><p166:blipFill {declare("r")} '
        'xmlns:p166="http://schemas.microsoft.com/office/powerpoint/2016/6/main">'
        f'<a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></p166:blipFill>'
        '<p166:spPr xmlns:p166="http://schemas.microsoft.com/office/powerpoint/2016/6/main">'
        f'{xfrm(0, 0, 3048000, 1714500)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p166:spPr></{prefix}:zmPr>'
    )


def add_slide_zoom(slide: Slide, target: Slide) -> None:
    properties = _zoom_properties(slide, "pslz", f"slide zoom {target.slide_id}")
    inner = (
        f'<pslz:sldZm><pslz:sldZmObj sldId="{target.slide_id}" cId="{target.creation_id}">{properties}'
        "</pslz:sldZmObj></pslz:sldZm>"
    )
    _zoom(slide, "slide", "pslz", inner, [target], name="Slide zoom")


def add_section_zoom(slide: Slide, section) -> None:
    properties = _zoom_properties(slide, "psez", f"section zoom {section.name}")
    inner = (
        f'<psez:sectionZm><psez:sectionZmObj sectionId="{section.guid}">{properties}</psez:sectionZmObj>'
        "</psez:sectionZm>"
    )
    _zoom(slide, "section", "psez", inner, section.slides, name="Section zoom")


def add_summary_zoom(slide: Slide, sections) -> None:
    objects = "".join(
        f'<psuz:summaryZmObj sectionId="{section.guid}" offsetFactorX="0" offsetFactorY="0" '
        f'scaleFactorX="50000" scaleFactorY="50000">{_zoom_properties(slide, "psuz", f"summary {section.name}")}'
        "</psuz:summaryZmObj>"
        for section in sections
    )
    inner = f"<psuz:summaryZm>{objects}<psuz:gridLayout/></psuz:summaryZm>"
    _zoom(slide, "summary", "psuz", inner, [s for section in sections for s in section.slides], name="Summary zoom")


# Transitions and effects.


def set_transition(slide: Slide, *, advance_after: int | None = None, effect: str = "<p:fade/>") -> None:
    """Give a slide a transition as PowerPoint 2010 and later write it; milliseconds until it advances by itself."""
    advance = f' advTm="{advance_after}"' if advance_after is not None else ""
    slide.transition = (
        f'<mc:AlternateContent {declare("mc")}><mc:Choice {declare("p14")} Requires="p14">'
        f'<p:transition spd="slow" p14:dur="2000"{advance}>{effect}</p:transition></mc:Choice>'
        f'<mc:Fallback><p:transition spd="slow"{advance}>{effect}</p:transition></mc:Fallback></mc:AlternateContent>'
    )


def set_transition_with_sound(slide: Slide) -> Part:
    """Give a slide a transition with a sound; return the sound."""
    sound = slide.package.add("/ppt/media/audio{}.wav", "wav", b"RIFF\x04\0\0\0WAVE")
    rel_id = slide.relate("audio", sound)
    slide.transition = (
        f'<p:transition><p:fade/><p:sndAc><p:stSnd><p:snd r:embed="{rel_id}" name="chime.wav"/></p:stSnd></p:sndAc>'
        "</p:transition>"
    )
    return sound


def add_jump_with_sound(slide: Slide, target: Part) -> Part:
    """Add a shape that leads to a slide and sounds; return the sound."""
    sound = slide.package.add("/ppt/media/audio{}.wav", "wav", b"RIFF\x04\0\0\0WAVE click")
    inside = f'<a:snd r:embed="{slide.relate("audio", sound)}" name="click.wav"/>'
    made = click(slide, "ppaction://hlinksldjump", target).replace("/>", f">{inside}</a:hlinkClick>")
    slide.shapes.append(text_shape(slide, "sounding jump", click=made, name="Sounding jump"))
    return sound


def set_plain_transition(slide: Slide, *, advance_after: int, on_click: bool = True) -> None:
    of_click = "" if on_click else ' advClick="0"'
    slide.transition = f'<p:transition{of_click} advTm="{advance_after}"/>'


def add_effect(slide: Slide, words: str = "appears", *, path: str = "") -> int:
    """Add a text box that appears on a click (or moves along a path) and return its shape id."""
    shape_id = slide.next_id
    slide.shapes.append(text_shape(slide, words, name=words))
    target = f'<p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl>'
    start = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    if path:
        preset = 'presetID="0" presetClass="path" presetSubtype="0"'
        does = (
            f'<p:animMotion origin="layout" path="{path}" pathEditMode="relative"><p:cBhvr><p:cTn id="6" dur="2000" '
            f'fill="hold"/>{target}<p:attrNameLst><p:attrName>ppt_x</p:attrName><p:attrName>ppt_y</p:attrName>'
            "</p:attrNameLst></p:cBhvr></p:animMotion>"
        )
    else:
        preset = 'presetID="1" presetClass="entr" presetSubtype="0"'
        does = (
            f'<p:set><p:cBhvr><p:cTn id="6" dur="1" fill="hold">{start}</p:cTn>{target}'
            "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            '<p:to><p:strVal val="visible"/></p:to></p:set>'
        )
    effect = (
        f'<p:par><p:cTn id="5" {preset} fill="hold" nodeType="clickEffect">{start}'
        f"<p:childTnLst>{does}</p:childTnLst></p:cTn></p:par>"
    )
    step = f'<p:par><p:cTn id="4" fill="hold">{start}<p:childTnLst>{effect}</p:childTnLst></p:cTn></p:par>'
    first = (
        '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
        f"<p:childTnLst>{step}</p:childTnLst></p:cTn></p:par>"
    )
    slide.timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{first}'
        '</p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        '</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        "</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )
    return shape_id


def set_show(deck: Deck, attributes: str = "", inside: str = "") -> None:
    """Set the deck's showPr: `useTimings="0"`, `loop="1"`; inside `<p:kiosk/>`, `<p:custShow id="0"/>`, ..."""
    deck.show_properties = f"<p:showPr {attributes}>{inside}</p:showPr>"
