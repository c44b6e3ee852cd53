"""What belongs to a deck as a whole and mostly to the machine it was made on: macros, signatures, labels, fonts."""

from __future__ import annotations

from .content import png
from .deck import Deck, guid
from .names import DECLARATION, TYPE, declare
from .package import Part, attribute, text


def set_main_type(deck: Deck, kind: str) -> None:
    """Make the deck a `show` (ppsx), a `template` (potx) or a `macro-presentation` (pptm)."""
    deck.part.content_type = TYPE[kind]


def add_macros(deck: Deck) -> Part:
    set_main_type(deck, "macro-presentation")
    part = deck.package.add("/ppt/vbaProject.bin", "vba", b"Attribute VB_Name")
    deck.part.relate("vbaProject", part)
    return part


def add_font(deck: Deck, typeface: str, **slots: bytes) -> None:
    """Embed a font; slots are regular, bold, italic, boldItalic."""
    rows = ""
    for slot in ("regular", "bold", "italic", "boldItalic"):
        if slot in slots:
            part = deck.package.add("/ppt/fonts/font{}.fntdata", "font", slots[slot])
            rows += f'<p:{slot} r:id="{deck.part.relate("font", part)}"/>'
    deck.fonts.append(f"<p:embeddedFont><p:font typeface={attribute(typeface)}/>{rows}</p:embeddedFont>")


def add_thumbnail(deck: Deck) -> Part:
    part = deck.package.add("/docProps/thumbnail.png", "png", png("thumbnail"))
    deck.package.root.relate("thumbnail", part)
    return part


def add_printer_settings(deck: Deck) -> Part:
    part = deck.package.add("/ppt/printerSettings/printerSettings1.bin", "printer", b"a printer's bytes")
    deck.part.relate("printerSettings", part)
    return part


def add_revision_info(deck: Deck) -> Part:
    body = (
        f"{DECLARATION}<p1510:revInfo {declare('a', 'r', 'p')} "
        'xmlns:p1510="http://schemas.microsoft.com/office/powerpoint/2015/10/main" v="1"/>'
    )
    part = deck.package.add("/ppt/revisionInfo.xml", "revisionInfo", body)
    deck.part.relate("revisionInfo", part)
    return part


def add_changes_info(deck: Deck) -> Part:
    body = f"{DECLARATION}<pc:chgInfo {declare('a', 'r', 'pc', 'ac')}><pc:docChgLst/></pc:chgInfo>"
    part = deck.package.add("/ppt/changesInfos/changesInfo{}.xml", "changesInfo", body)
    deck.part.relate("changesInfo", part)
    return part


def add_custom_ui(deck: Deck) -> Part:
    body = f'{DECLARATION}<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"/>'
    part = deck.package.add("/customUI/customUI14.xml", "xml", body)
    deck.package.root.relate("ui-extensibility-2010", part)
    return part


def add_task_pane(deck: Deck) -> list[Part]:
    extension = deck.package.add(
        "/ppt/webextensions/webextension1.xml",
        "webextension",
        f"{DECLARATION}<we:webextension "
        'xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" '
        f'id="{guid("extension")}"><we:reference id="wa1" version="1.0" store="en-US" storeType="OMEX"/>'
        "<we:alternateReferences/><we:properties/><we:bindings/></we:webextension>",
    )
    panes = deck.package.add("/ppt/webextensions/taskpanes.xml", "taskpanes", b"")
    panes.body = (
        f"{DECLARATION}<wetp:taskpanes {declare('r')} "
        'xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">'
        '<wetp:taskpane dockstate="right" visibility="0" width="350" row="0">'
        f'<wetp:webextensionref r:id="{panes.relate("webextension", extension)}"/></wetp:taskpane></wetp:taskpanes>'
    )
    deck.package.root.relate("taskpanes", panes)
    return [panes, extension]


def add_sensitivity_label(deck: Deck) -> Part:
    body = (
        f'{DECLARATION}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        f'<clbl:label id="{guid("label")}" enabled="1" method="Standard" siteId="{guid("site")}" contentBits="0" '
        'removed="0"/></clbl:labelList>'
    )
    part = deck.package.add("/docMetadata/LabelInfo.xml", "label", body)
    deck.package.root.relate("sensitivity-label", part)
    return part


def add_signature(deck: Deck) -> list[Part]:
    origin = deck.package.add("/_xmlsignatures/origin.sigs", "signature-origin", b"")
    signature = deck.package.add(
        "/_xmlsignatures/sig1.xml",
        "signature",
        f'{DECLARATION}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"/>',
    )
    origin.relate("signature", signature)
    deck.package.root.relate("signature-origin", origin)
    return [origin, signature]


def add_custom_properties(deck: Deck, **values: str) -> Part:
    """Add custom document properties; `_MarkAsFinal` is one."""
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={attribute(name)}>'
        f"<vt:lpwstr>{text(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    body = (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    )
    part = deck.package.add("/docProps/custom.xml", "custom", body)
    deck.package.root.relate("custom-properties", part)
    return part


def mark_as_final(deck: Deck) -> Part:
    """Mark the deck as final: an untyped boolean among its custom properties."""
    part = add_custom_properties(deck, _MarkAsFinal="true")
    part.body = str(part.body).replace("<vt:lpwstr>true</vt:lpwstr>", "<vt:bool>true</vt:bool>")
    return part


def ask_for_password(deck: Deck) -> None:
    deck.modify_verifier = (
        '<p:modifyVerifier cryptProviderType="rsaAES" cryptAlgorithmClass="hash" cryptAlgorithmType="typeAny" '
        'cryptAlgorithmSid="14" spinCount="100000" saltData="c2FsdA==" hashData="aGFzaA=="/>'
    )


def make_photo_album(deck: Deck) -> None:
    deck.photo_album = '<p:photoAlbum layout="1pic"/>'


def read_only_recommended(deck: Deck) -> None:
    deck.extensions.append(
        '<p:ext uri="{1BD7E111-0CB8-44D6-8891-C1BB2F81B7CC}"><p1710:readonlyRecommended '
        'xmlns:p1710="http://schemas.microsoft.com/office/powerpoint/2017/10/main" val="1"/></p:ext>'
    )
