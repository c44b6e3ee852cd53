"""Make deck/programme.pptx: `python templates/make_deck`, or with another file's name behind it.

The file is a real PowerPoint deck that chapters open and rebrand; this is how the package's own came to be. It is
written part by part, so that the same script gives the same bytes.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from design import layouts, master, theme
from shapes import HEAD, NAMES, A, R
from slides import slides

TARGET = Path(__file__).parents[1] / "deck" / "programme.pptx"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
TYPES = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relationships(rels: list[tuple[str, str]]) -> str:
    """Write a .rels part."""
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(rels, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def parts() -> dict[str, str]:
    """Return every part of the deck, with its relationships beside it."""
    made: dict[str, str] = {}
    designs, pages = layouts(), slides()
    names = list(designs)
    for n, xml in enumerate(designs.values(), 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = xml
        made[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = relationships(
            [(f"{R}/slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    made["ppt/slideMasters/slideMaster1.xml"], rels = master(len(designs))
    made["ppt/slideMasters/_rels/slideMaster1.xml.rels"] = relationships(rels)
    made["ppt/theme/theme1.xml"] = theme()
    for n, (layout, page) in enumerate(pages, 1):
        made[f"ppt/slides/slide{n}.xml"] = (
            f"{HEAD}<p:sld {NAMES}>{page.tree()}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )
        layout_rel = (f"{R}/slideLayout", f"../slideLayouts/slideLayout{names.index(layout) + 1}.xml")
        others = [(f"{R}/{kind}", target) for kind, target in page.rels]
        made[f"ppt/slides/_rels/slide{n}.xml.rels"] = relationships([layout_rel, *others])
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n + 1}"/>' for n in range(1, len(pages) + 1))
    made["ppt/presentation.xml"] = (
        f'{HEAD}<p:presentation {NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        f"</p:sldMasterIdLst>"
        f'<p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )
    slides_rels = [(f"{R}/slide", f"slides/slide{n}.xml") for n in range(1, len(pages) + 1)]
    ends = [
        (f"{R}/presProps", "presProps.xml"),
        (f"{R}/theme", "theme/theme1.xml"),
        (f"{R}/tableStyles", "tableStyles.xml"),
    ]
    made["ppt/_rels/presentation.xml.rels"] = relationships(
        [(f"{R}/slideMaster", "slideMasters/slideMaster1.xml"), *slides_rels, *ends]
    )
    made["ppt/presProps.xml"] = f"{HEAD}<p:presentationPr {NAMES}/>"
    made["ppt/tableStyles.xml"] = f'{HEAD}<a:tblStyleLst xmlns:a="{A}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
    made["docProps/core.xml"] = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Running order</dc:title></cp:coreProperties>"
    )
    made["_rels/.rels"] = relationships(
        [
            (f"{R}/officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )
    return {"[Content_Types].xml": content_types(made), **made}


def content_types(made: dict[str, str]) -> str:
    """Write the content types of the parts."""
    kinds = {
        "ppt/presentation.xml": "presentationml.presentation.main", "ppt/slides/": "presentationml.slide",
        "ppt/slideLayouts/": "presentationml.slideLayout", "ppt/slideMasters/": "presentationml.slideMaster",
        "ppt/theme/": "theme", "ppt/presProps": "presentationml.presProps",
        "ppt/tableStyles": "presentationml.tableStyles",
    }  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>'
        for name in made
        if not name.endswith(".rels")
        for start, kind in kinds.items()
        if name.startswith(start)
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides += f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def main() -> None:
    """Write the deck."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w") as deck:
        for name, xml in parts().items():
            deck.writestr(zipfile.ZipInfo(name, FIXED_TIME), xml, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
