"""What stands on slides: text, tables, pictures, connectors, groups, tags, custom XML."""

from __future__ import annotations

import struct
import zlib

from .deck import ROOTS, Deck, ShapeTree, Slide, guid
from .design import solid, xfrm
from .names import DECLARATION, declare
from .package import Part, attribute, text

# Pictures.


def png(seed: str = "", side: int = 2) -> bytes:
    """A small picture whose colour comes from a word."""
    colour = struct.pack(">I", zlib.crc32(seed.encode()))[:3]

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + colour * side for _ in range(side))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def svg(colour: str = "green") -> bytes:
    square = f'<rect fill="{colour}" width="9" height="9"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{square}</svg>'.encode()


def add_media(tree: ShapeTree, data: bytes, extension: str) -> Part:
    """Store bytes as /ppt/media/image1.png and so on; the same bytes may be stored twice."""
    return tree.package.add(f"/ppt/media/image{{}}.{extension}", extension, data)


def creation_id(seed: str) -> str:
    """The a16:creationId of a shape, to which comments anchor."""
    return (
        '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}">'
        f'<a16:creationId {declare("a16")} id="{guid(seed)}"/></a:ext></a:extLst>'
    )


def picture(
    tree: ShapeTree, blip: str, *, click: str = "", data: str = "", name: str = "Picture", shape_id: int | None = None
) -> str:
    """A p:pic around an a:blip; `click` stands in its cNvPr, `data` in its nvPr."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{shape_id or tree.new_id()}" name={attribute(name)} descr="A {name.lower()}">'
        f"{click}</p:cNvPr><p:cNvPicPr/><p:nvPr>{data}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr>{xfrm(914400, 914400, 1828800, 1828800)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "</p:pic>"
    )


def add_picture(tree: ShapeTree, data: bytes | Part | None = None, *, extension: str = "png") -> Part:
    """Add a picture; a Part is used as it is, so that two pictures can share one."""
    part = data if isinstance(data, Part) else add_media(tree, data or png(), extension)
    tree.shapes.append(picture(tree, f'<a:blip r:embed="{tree.relate("image", part)}"/>'))
    return part


def add_svg(slide: ShapeTree) -> tuple[Part, Part]:
    """Add a drawing with its picture for older programs; return (svg part, png part)."""
    drawing, fallback = add_media(slide, svg(), "svg"), add_media(slide, png("svg"), "png")
    extension = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        f'<asvg:svgBlip {declare("asvg")} r:embed="{slide.relate("image", drawing)}"/></a:ext></a:extLst>'
    )
    slide.shapes.append(
        picture(slide, f'<a:blip r:embed="{slide.relate("image", fallback)}">{extension}</a:blip>', name="Drawing")
    )
    return drawing, fallback


def add_picture_with_effect(slide: ShapeTree) -> Part:
    """Add a picture with an artistic effect, whose original is kept as an HD photo; return that."""
    photo = slide.package.add("/ppt/media/hdphoto{}.wdp", "hdphoto", b"II\xbc\x01 the original of the picture")
    extension = (
        '<a:extLst><a:ext uri="{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}">'
        f'<a14:imgProps {declare("a14")}><a14:imgLayer r:embed="{slide.relate("hdphoto", photo)}"><a14:imgEffect>'
        "<a14:artisticBlur/></a14:imgEffect></a14:imgLayer></a14:imgProps></a:ext></a:extLst>"
    )
    shown = slide.relate("image", add_media(slide, png("blurred"), "png"))
    slide.shapes.append(picture(slide, f'<a:blip r:embed="{shown}">{extension}</a:blip>', name="Blurred"))
    return photo


def add_linked_picture(slide: ShapeTree, target: str) -> None:
    """Add a picture that is not in the deck but in a file elsewhere."""
    rel_id = slide.relate("image", target, external=True)
    slide.shapes.append(picture(slide, f'<a:blip r:link="{rel_id}"/>', name="Linked picture"))


def set_picture_background(tree: ShapeTree, data: bytes | None = None) -> Part:
    part = add_media(tree, data or png("background"), "png")
    tree.background = (
        f'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="{tree.relate("image", part)}"/><a:stretch><a:fillRect/>'
        "</a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    )
    return part


# Text.


def paragraph(words: str, *, run: str = "", inside: str = "", level: int = 0) -> str:
    """A paragraph of one run; `run` is attributes of its rPr and `inside` what the rPr holds."""
    of_level = f'<a:pPr lvl="{level}"/>' if level else ""
    return f'<a:p>{of_level}<a:r><a:rPr lang="en-GB" {run}>{inside}</a:rPr><a:t>{text(words)}</a:t></a:r></a:p>'


def text_shape(
    tree: ShapeTree,
    words: str,
    *,
    list_style: str = "",
    style: str = "",
    paragraphs: str = "",
    click: str = "",
    extension: str = "",
    name: str = "TextBox",
) -> str:
    """A shape with text that is no placeholder; `style` is its p:style."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{tree.new_id()}" name={attribute(name)}>{click}{extension}</p:cNvPr>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{xfrm(914400, 1828800, 3657600, 914400)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'{style}<p:txBody><a:bodyPr wrap="square"/>'
        f"{f'<a:lstStyle>{list_style}</a:lstStyle>' if list_style else '<a:lstStyle/>'}"
        f"{paragraphs or paragraph(words)}</p:txBody></p:sp>"
    )


def add_text(tree: ShapeTree, words: str, **more: str) -> None:
    """Add a text box; see text_shape for what else can be said of it."""
    tree.shapes.append(text_shape(tree, words, **more))


def shape_style(*, font_colour: str = "", font: str = "minor") -> str:
    """A p:style whose fontRef names a theme font (or `none`), and a colour when one is given."""
    colour = f'<a:schemeClr val="{font_colour}"/>' if font_colour else ""
    return (
        '<p:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef>'
        '<a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>'
        '<a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef>'
        f'<a:fontRef idx="{font}">{colour}</a:fontRef></p:style>'
    )


def add_group(tree: ShapeTree, words: str) -> None:
    """Add a group that holds a group that holds a text box."""
    inner = text_shape(tree, words)
    for _ in range(2):
        inner = (
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{tree.new_id()}" name="Group"/><p:cNvGrpSpPr/><p:nvPr/>'
            '</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="914400" y="1828800"/><a:ext cx="3657600" cy="914400"/>'
            '<a:chOff x="914400" y="1828800"/><a:chExt cx="3657600" cy="914400"/></a:xfrm></p:grpSpPr>'
            f"{inner}</p:grpSp>"
        )
    tree.shapes.append(inner)


def add_line(slide: ShapeTree, ends: str = "") -> None:
    """Add a line; `ends` names the shapes that it is tied to."""
    slide.shapes.append(
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{slide.new_id()}" name="Connector"/><p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr>'
        f'<p:nvPr/></p:nvCxnSpPr><p:spPr>{xfrm(0, 0, 914400, 914400)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        "</p:spPr></p:cxnSp>"
    )


def add_connector(slide: ShapeTree) -> None:
    """Add two shapes and a line that is tied to both."""
    first = slide.next_id
    add_text(slide, "from")
    add_text(slide, "to")
    add_line(slide, f'<a:stCxn id="{first}" idx="3"/><a:endCxn id="{first + 1}" idx="1"/>')


def add_slide_number(tree: ShapeTree, number: int) -> None:
    """Add a text box whose text is the slide number field."""
    field = f'<a:p><a:fld id="{guid("number")}" type="slidenum"><a:rPr lang="en-GB"/><a:t>{number}</a:t></a:fld></a:p>'
    add_text(tree, "", paragraphs=field, name="Slide number")


# Tables.


def table_style(style_id: str, name: str, colour: str = "4472C4") -> str:
    return (
        f'<a:tblStyle styleId="{style_id}" styleName={attribute(name)}><a:wholeTbl><a:tcTxStyle/><a:tcStyle>'
        f"<a:tcBdr/><a:fill>{solid(colour)}</a:fill></a:tcStyle></a:wholeTbl></a:tblStyle>"
    )


def table(words: str, style_id: str) -> str:
    """An a:tbl of one cell."""
    return (
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{style_id}</a:tableStyleId></a:tblPr>'
        '<a:tblGrid><a:gridCol w="1828800"/></a:tblGrid><a:tr h="370840"><a:tc><a:txBody><a:bodyPr/><a:lstStyle/>'
        f"{paragraph(words)}</a:txBody><a:tcPr/></a:tc></a:tr></a:tbl>"
    )


def graphic_frame(tree: ShapeTree, uri: str, inside: str, *, name: str = "Frame", data: str = "") -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{tree.new_id()}" name={attribute(name)}/>'
        f"<p:cNvGraphicFramePr/><p:nvPr>{data}</p:nvPr></p:nvGraphicFramePr>"
        '<p:xfrm><a:off x="914400" y="914400"/><a:ext cx="3657600" cy="2743200"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def add_table(
    tree: ShapeTree, words: str = "cell", *, style_id: str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
) -> None:
    uri = "http://schemas.openxmlformats.org/drawingml/2006/table"
    tree.shapes.append(graphic_frame(tree, uri, table(words, style_id), name="Table"))


# Tags and custom XML.


def tags_part(slide: ShapeTree | Deck, value: str) -> Part:
    body = f'{DECLARATION}<p:tagLst {ROOTS}><p:tag name="KEY" val={attribute(value)}/></p:tagLst>'
    return slide.package.add("/ppt/tags/tag{}.xml", "tags", body)


def add_slide_tags(slide: Slide, value: str = "of the slide") -> Part:
    part = tags_part(slide, value)
    slide.custom_data.append(f'<p:tags r:id="{slide.relate("tags", part)}"/>')
    return part


def add_shape_tags(slide: Slide, value: str = "of the shape") -> Part:
    part = tags_part(slide, value)
    data = f'<p:custDataLst><p:tags r:id="{slide.relate("tags", part)}"/></p:custDataLst>'
    image = add_media(slide, png("tagged"), "png")
    slide.shapes.append(picture(slide, f'<a:blip r:embed="{slide.relate("image", image)}"/>', data=data, name="Tagged"))
    return part


def add_deck_tags(deck: Deck, value: str = "of the deck") -> Part:
    part = tags_part(deck, value)
    deck.custom_data.append(f'<p:tags r:id="{deck.part.relate("tags", part)}"/>')
    return part


def custom_xml_part(package, words: str) -> Part:
    """A customXml item with its properties part."""
    part = package.add(
        "/customXml/item{}.xml", "xml", f"<note xmlns='urn:example:notes'>{text(words)}</note>" if words else ""
    )
    number = part.name.removeprefix("/customXml/item")
    properties = package.add(
        f"/customXml/itemProps{number}",
        "customXmlProps",
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{guid(words)}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>',
    )
    part.relate("customXmlProps", properties)
    return part


def add_slide_custom_xml(slide: Slide, words: str = "of the slide") -> Part:
    """Add custom XML to a slide; without words its part is empty, as some programs leave it."""
    part = custom_xml_part(slide.package, words)
    slide.custom_data.insert(0, f'<p:custData r:id="{slide.relate("customXml", part)}"/>')
    return part


def add_deck_custom_xml(deck: Deck, words: str = "of the deck") -> Part:
    part = custom_xml_part(deck.package, words)
    deck.part.relate("customXml", part)
    return part
