"""Namespaces, relationship types and content types, by the short names that the factories use."""

from __future__ import annotations

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "pslz": "http://schemas.microsoft.com/office/powerpoint/2016/slidezoom",
    "psez": "http://schemas.microsoft.com/office/powerpoint/2016/sectionzoom",
    "psuz": "http://schemas.microsoft.com/office/powerpoint/2016/summaryzoom",
    "ac": "http://schemas.microsoft.com/office/drawing/2013/main/command",
    "pc": "http://schemas.microsoft.com/office/powerpoint/2013/main/command",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "am3d": "http://schemas.microsoft.com/office/drawing/2017/model3d",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"

# Relationship types that are not simply the office prefix and the short name.
_OTHER_TYPES = {
    "core-properties": _PACKAGE + "metadata/core-properties",
    "thumbnail": _PACKAGE + "metadata/thumbnail",
    "signature-origin": _PACKAGE + "digital-signature/origin",
    "signature": _PACKAGE + "digital-signature/signature",
    "media": "http://schemas.microsoft.com/office/2007/relationships/media",
    "hdphoto": "http://schemas.microsoft.com/office/2007/relationships/hdphoto",
    "chartEx": "http://schemas.microsoft.com/office/2014/relationships/chartEx",
    "chartStyle": "http://schemas.microsoft.com/office/2011/relationships/chartStyle",
    "chartColorStyle": "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle",
    "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
    "model3d": "http://schemas.microsoft.com/office/2017/06/relationships/model3d",
    "modern-comments": "http://schemas.microsoft.com/office/2018/10/relationships/comments",
    "authors": "http://schemas.microsoft.com/office/2018/10/relationships/authors",
    "changesInfo": "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo",
    "revisionInfo": "http://schemas.microsoft.com/office/2015/10/relationships/revisionInfo",
    "vbaProject": "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    "ui-extensibility": "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    "ui-extensibility-2010": "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    "taskpanes": "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
    "webextension": "http://schemas.microsoft.com/office/2011/relationships/webextension",
    "sensitivity-label": "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
    "activeXControlBinary": "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary",
}


def relationship_type(kind: str) -> str:
    """Spell out a relationship type; a whole URI is left as it is."""
    return kind if ":" in kind else _OTHER_TYPES.get(kind, _OFFICE + kind)


_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml."
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."

TYPE = {
    "presentation": _PRESENTATION + "presentation.main+xml",
    "show": _PRESENTATION + "slideshow.main+xml",
    "template": _PRESENTATION + "template.main+xml",
    "macro-presentation": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "slide": _PRESENTATION + "slide+xml",
    "slideLayout": _PRESENTATION + "slideLayout+xml",
    "slideMaster": _PRESENTATION + "slideMaster+xml",
    "notesSlide": _PRESENTATION + "notesSlide+xml",
    "notesMaster": _PRESENTATION + "notesMaster+xml",
    "handoutMaster": _PRESENTATION + "handoutMaster+xml",
    "presProps": _PRESENTATION + "presProps+xml",
    "viewProps": _PRESENTATION + "viewProps+xml",
    "tableStyles": _PRESENTATION + "tableStyles+xml",
    "comments": _PRESENTATION + "comments+xml",
    "commentAuthors": _PRESENTATION + "commentAuthors+xml",
    "tags": _PRESENTATION + "tags+xml",
    "printer": _PRESENTATION + "printerSettings",
    "modern-comments": "application/vnd.ms-powerpoint.comments+xml",
    "authors": "application/vnd.ms-powerpoint.authors+xml",
    "changesInfo": "application/vnd.ms-powerpoint.changesinfo+xml",
    "revisionInfo": "application/vnd.ms-powerpoint.revisioninfo+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "themeOverride": "application/vnd.openxmlformats-officedocument.themeOverride+xml",
    "chart": _DRAWING + "chart+xml",
    "chartUserShapes": _DRAWING + "chartshapes+xml",
    "chartEx": "application/vnd.ms-office.chartex+xml",
    "chartStyle": "application/vnd.ms-office.chartstyle+xml",
    "chartColorStyle": "application/vnd.ms-office.chartcolorstyle+xml",
    "diagramData": _DRAWING + "diagramData+xml",
    "diagramLayout": _DRAWING + "diagramLayout+xml",
    "diagramQuickStyle": _DRAWING + "diagramStyle+xml",
    "diagramColors": _DRAWING + "diagramColors+xml",
    "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "vmlDrawing": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "oleObject": "application/vnd.openxmlformats-officedocument.oleObject",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xml": "application/xml",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "ink": "application/inkml+xml",
    "model3d": "model/gltf.binary",
    "hdphoto": "image/vnd.ms-photo",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "mp4": "video/mp4",
    "m4a": "audio/mp4",
    "wav": "audio/x-wav",
    "font": "application/x-fontdata",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "vba": "application/vnd.ms-office.vbaProject",
    "taskpanes": "application/vnd.ms-office.webextensiontaskpanes+xml",
    "webextension": "application/vnd.ms-office.webextension+xml",
    "label": "application/vnd.ms-office.classificationlabels+xml",
    "signature-origin": "application/vnd.openxmlformats-package.digital-signature-origin",
    "signature": "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
    "activeX": "application/vnd.ms-office.activeX+xml",
    "activeX-binary": "application/vnd.ms-office.activeX",
    "relationships": "application/vnd.openxmlformats-package.relationships+xml",
}


def declare(*prefixes: str) -> str:
    """Namespace declarations for these prefixes, as attributes."""
    return " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in prefixes)


DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
