"""Define how the SmartArt is laid out, styled and coloured: a row of steps, flat, in the theme's accents."""

from __future__ import annotations

from examples.make.office.xml import NAMESPACES, declare

NAMESPACE = NAMESPACES["dgm"]
LAYOUT = "urn:example-org:diagram:layout:steps"
STYLE = "urn:example-org:diagram:style:flat"
COLOURS = "urn:example-org:diagram:colours:accents"
STEP_PROPORTION = 0.75
"""How high a step is, where its width is 1."""

_NO_COLOUR = '<a:scrgbClr r="0" g="0" b="0"/>'
SHAPE_STYLE = (
    f'<a:lnRef idx="0">{_NO_COLOUR}</a:lnRef><a:fillRef idx="1">{_NO_COLOUR}</a:fillRef>'
    f'<a:effectRef idx="0">{_NO_COLOUR}</a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/>'
    "</a:fontRef>"
)
_EMPTY_MODEL = "<dgm:dataModel><dgm:ptLst/><dgm:bg/><dgm:whole/></dgm:dataModel>"
_LABELS = {"node1": "accent1", "sibTrans2D1": "accent2"}


def layout_xml() -> str:
    """Return the layout definition: steps from left to right, an arrow after each but the last."""
    step = (
        '<dgm:layoutNode name="step"><dgm:varLst><dgm:bulletEnabled val="1"/></dgm:varLst><dgm:alg '
        'type="tx"/>'
        f'<dgm:shape {declare("r")} type="roundRect" r:blip=""><dgm:adjLst><dgm:adj idx="1" val="0.1"/>'
        '</dgm:adjLst></dgm:shape><dgm:presOf axis="desOrSelf" ptType="node"/><dgm:constrLst>'
        f'<dgm:constr type="h" refType="w" fact="{STEP_PROPORTION}"/>'
        + "".join(f'<dgm:constr type="{side}" refType="primFontSz" fact="0.4"/>' for side in _MARGINS)
        + '</dgm:constrLst><dgm:ruleLst><dgm:rule type="primFontSz" val="8" fact="NaN" max="NaN"/>'
        "</dgm:ruleLst></dgm:layoutNode>"
    )
    arrow = (
        '<dgm:forEach name="between" axis="followSib" ptType="sibTrans" cnt="1">'
        '<dgm:layoutNode name="arrow" styleLbl="sibTrans2D1"><dgm:alg type="sp"/>'
        f'<dgm:shape {declare("r")} type="rightArrow" r:blip=""><dgm:adjLst/></dgm:shape>'
        '<dgm:presOf/><dgm:constrLst><dgm:constr type="h" refType="w"/></dgm:constrLst><dgm:ruleLst/>'
        "</dgm:layoutNode></dgm:forEach>"
    )
    return (
        f'<dgm:layoutDef {declare("dgm", "a")} uniqueId="{LAYOUT}"><dgm:title val="Steps"/><dgm:desc val=""/>'
        '<dgm:catLst><dgm:cat type="process" pri="1000"/></dgm:catLst>'
        f"<dgm:sampData>{_EMPTY_MODEL}</dgm:sampData><dgm:styleData>{_EMPTY_MODEL}</dgm:styleData>"
        f"<dgm:clrData>{_EMPTY_MODEL}</dgm:clrData>"
        '<dgm:layoutNode name="flow"><dgm:varLst><dgm:dir/><dgm:resizeHandles val="exact"/></dgm:varLst>'
        '<dgm:alg type="lin"><dgm:param type="linDir" val="fromL"/></dgm:alg>'
        f'<dgm:shape {declare("r")} r:blip=""><dgm:adjLst/></dgm:shape><dgm:presOf/><dgm:constrLst>'
        '<dgm:constr type="w" for="ch" forName="step" refType="w"/>'
        '<dgm:constr type="h" for="ch" forName="step" op="equ"/>'
        '<dgm:constr type="primFontSz" for="ch" forName="step" op="equ" val="20"/>'
        '<dgm:constr type="w" for="ch" forName="arrow" refType="w" refFor="ch" refForName="step" '
        'fact="0.19"/>'
        '</dgm:constrLst><dgm:ruleLst/><dgm:forEach name="steps" axis="ch" '
        f'ptType="node">{step}{arrow}</dgm:forEach>'
        "</dgm:layoutNode></dgm:layoutDef>"
    )


_MARGINS = ("lMarg", "rMarg", "tMarg", "bMarg")


def style_xml() -> str:
    """Return the quick style: flat shapes without outlines, white text."""
    scene = '<dgm:scene3d><a:camera prst="orthographicFront"/><a:lightRig rig="threePt" dir="t"/></dgm:scene3d>'
    labels = "".join(
        f'<dgm:styleLbl name="{label}">{scene}<dgm:sp3d/><dgm:txPr/><dgm:style>{SHAPE_STYLE}</dgm:style></dgm:styleLbl>'
        for label in _LABELS
    )
    return (
        f'<dgm:styleDef {declare("dgm", "a")} uniqueId="{STYLE}"><dgm:title val="Flat"/><dgm:desc val=""/>'
        f'<dgm:catLst><dgm:cat type="simple" pri="10100"/></dgm:catLst>{scene}{labels}</dgm:styleDef>'
    )


def colours_xml() -> str:
    """Return the colours: steps in the first accent, arrows in the second."""
    labels = "".join(
        f'<dgm:styleLbl name="{label}">'
        f'<dgm:fillClrLst meth="repeat"><a:schemeClr val="{accent}"/></dgm:fillClrLst>'
        '<dgm:linClrLst meth="repeat"><a:schemeClr val="lt1"/></dgm:linClrLst>'
        '<dgm:effectClrLst/><dgm:txLinClrLst/><dgm:txFillClrLst meth="repeat"><a:schemeClr val="lt1"/>'
        "</dgm:txFillClrLst><dgm:txEffectClrLst/></dgm:styleLbl>"
        for label, accent in _LABELS.items()
    )
    return (
        f'<dgm:colorsDef {declare("dgm", "a")} uniqueId="{COLOURS}"><dgm:title val="Accents"/>'
        '<dgm:desc val=""/>'
        f'<dgm:catLst><dgm:cat type="accent1" pri="11100"/></dgm:catLst>{labels}</dgm:colorsDef>'
    )
