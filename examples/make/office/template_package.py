"""Write a template as a package: a presentation with masters and layouts, but no slide yet."""

from __future__ import annotations

import io
import zipfile

from examples.make.office.notes_master import notes_master_xml
from examples.make.office.template import DARK_ON_LIGHT, Template, images_used
from examples.make.office.xml import DECLARATION, OFFICE, PACKAGE, PML, RELATIONSHIPS, declare


def package(template: Template) -> bytes:
    """Return the template as a .pptx without slides."""
    picture_ids = {name: f"rId{100 + i}" for i, name in enumerate(sorted(template.images))}
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(len(template.layouts)),
        "_rels/.rels": _relationships(
            ("rId1", "officeDocument", "ppt/presentation.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _APP,
        **_presentation(template),
        **_masters(template, picture_ids),
        **{f"ppt/media/{name}.png": template.images[name] for name in picture_ids},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return stream.getvalue()


def _presentation(template: Template) -> dict[str, str | bytes]:
    return {
        "ppt/presentation.xml": template.presentation_xml(),
        "ppt/_rels/presentation.xml.rels": _relationships(
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
            ("rId3", "presProps", "presProps.xml"),
            ("rId4", "viewProps", "viewProps.xml"),
            ("rId5", "theme", "theme/theme1.xml"),
            ("rId6", "tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {declare('a', 'r', 'p')}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {declare('a', 'r', 'p')}/>",
        "ppt/tableStyles.xml": (
            f'{DECLARATION}<a:tblStyleLst {declare("a")} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
        ),
    }


def _masters(template: Template, picture_ids: dict[str, str]) -> dict[str, str | bytes]:
    def pictures(names: list[str]) -> list[tuple[str, str, str]]:
        return [(picture_ids[name], "image", f"../media/{name}.png") for name in names]

    count = len(template.layouts)
    members: dict[str, str | bytes] = {
        "ppt/theme/theme1.xml": template.theme.xml(),
        "ppt/theme/theme2.xml": template.theme.xml(),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(DARK_ON_LIGHT),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relationships(("rId1", "theme", "../theme/theme2.xml")),
        "ppt/slideMasters/slideMaster1.xml": template.master_xml(picture_ids),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships(
            *((f"rId{i}", "slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, count + 1)),
            (f"rId{count + 1}", "theme", "../theme/theme1.xml"),
            *pictures(images_used(template.master_shapes, template.background)),
        ),
    }
    for number, layout in enumerate(template.layouts, start=1):
        members[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout.xml(picture_ids)
        members[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relationships(
            ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml"),
            *pictures(images_used(layout.shapes, layout.background)),
        )
    return members


def _content_types(layouts: int) -> str:
    overrides = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{OFFICE}.extended-properties+xml",
        "ppt/presentation.xml": f"{PML}.presentation.main+xml",
        "ppt/presProps.xml": f"{PML}.presProps+xml",
        "ppt/viewProps.xml": f"{PML}.viewProps+xml",
        "ppt/tableStyles.xml": f"{PML}.tableStyles+xml",
        "ppt/theme/theme1.xml": f"{OFFICE}.theme+xml",
        "ppt/theme/theme2.xml": f"{OFFICE}.theme+xml",
        "ppt/notesMasters/notesMaster1.xml": f"{PML}.notesMaster+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{PML}.slideMaster+xml",
    }
    for number in range(1, layouts + 1):
        overrides[f"ppt/slideLayouts/slideLayout{number}.xml"] = f"{PML}.slideLayout+xml"
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    by_extension = "".join(f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in defaults.items())
    by_name = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{by_extension}{by_name}</Types>'


def _relationships(*entries: tuple[str, str, str]) -> str:
    def kind(name: str) -> str:
        return name if "://" in name else f"{RELATIONSHIPS}/{name}"

    inside = "".join(
        f'<Relationship Id="{rid}" Type="{kind(name)}" Target="{target}"/>' for rid, name, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<TotalTime>0</TotalTime><Application>Microsoft Office PowerPoint</Application>"
    "<PresentationFormat>Widescreen</PresentationFormat><AppVersion>16.0000</AppVersion></Properties>"
)
