"""Charts: their text, lines and markers; where things stand in them are fractions already."""

from __future__ import annotations

from lxml import etree

from wimlds_cli.deck.xml import NS, A, Element, local
from wimlds_cli.merge.scaling.lengths import measure, multiply, scale_lengths

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"

# What text in a chart is when nobody says it, in hundredths of a point: 10 pt, a title 18 pt. Once the chart
# itself says a size, its title is 120 % of that.
_SIZE, _TITLE_SIZE = 1000, 1800
# ECMA-376 part 1, ST_MarkerSize: points.
_MARKERS = (2, 72)

# What stands behind a chart's own txPr (CT_ChartSpace); what shows text; what makes labels show it (CT_DLbls).
_AFTER_TEXT = ("externalData", "printSettings", "userShapes", "extLst")
_TEXTS = ("catAx", "valAx", "dateAx", "serAx", "legend", "dLbls", "dLbl", "dTable", "trendlineLbl")
_SHOWN = ("showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize", "showLegendKey")


def scale_chart(root: Element, k: float) -> bool:
    """Scale a chart's text, lines, effects and markers."""
    changed = scale_lengths(root, k)
    for size in root.iter(f"{C}size"):
        if size.getparent().tag == f"{C}marker":
            points = measure(size.get("val", "5"))
            if points is not None:
                size.set("val", str(min(max(round(points * k), _MARKERS[0]), _MARKERS[1])))
                changed = True
    return _spell_out_sizes(root, k) or changed


def scale_user_shapes(root: Element, k: float) -> bool:
    """Scale what is drawn over a chart: its ends are fractions, unless it has a size of its own."""
    changed = scale_lengths(root, k)
    for anchor in root.iter(f"{_CDR}absSizeAnchor"):
        ext = anchor.find(f"{_CDR}ext")
        if ext is not None:
            changed |= multiply(ext, "cx", k)
            changed |= multiply(ext, "cy", k)
    return changed


def _spell_out_sizes(root: Element, k: float) -> bool:
    """Write the size of text that says none, as near to the text as there is a place for it."""
    chart_text = root.find(f"{C}txPr")
    if root.tag != f"{C}chartSpace" or (chart_text is not None and _says_size(chart_text)):
        return False
    changed, whole = False, chart_text is not None
    title = root.find(f"{C}chart/{C}title")
    if title is not None:
        changed |= _spell_out_title(title, _TITLE_SIZE * k)
    for piece in [element for element in root.iter() if _shows_unsized_text(element)]:
        text = piece.find(f"{C}txPr")
        if text is None:
            whole = True
        else:
            _write_size(text, _SIZE * k)
            changed = True
    if whole:
        if chart_text is None:
            chart_text = _text_properties()
            later = [child for child in root if local(child) in _AFTER_TEXT]
            root.insert(root.index(later[0]) if later else len(root), chart_text)
        _write_size(chart_text, _SIZE * k)
    return changed or whole


def _write_size(text: Element, size: float) -> None:
    for paragraph in text.iterfind(f"{A}p"):
        _run_of(paragraph).set("sz", str(round(size)))


def _shows_unsized_text(element: Element) -> bool:
    """Tell whether a piece of a chart shows text whose size is the chart's."""
    name = local(element)
    if name == "title":
        return element.find(f"{C}tx") is None or not all(_run_says_size(run) for run in element.iter(f"{A}r"))
    if name not in _TEXTS:
        return False
    deleted = element.find(f"{C}delete")
    if deleted is not None and deleted.get("val", "1") in ("1", "true"):
        return False
    if name in ("dLbls", "dLbl"):
        shown = (element.find(f"{C}{flag}") for flag in _SHOWN)
        if not any(flag is not None and flag.get("val", "1") in ("1", "true") for flag in shown):
            return False
    # A single label without a size has that of its series' labels.
    texts = [element.find(f"{C}txPr"), element.getparent().find(f"{C}txPr") if name == "dLbl" else None]
    return not any(text is not None and _says_size(text) for text in texts)


def _run_says_size(run: Element) -> bool:
    if run.find(f"{A}rPr[@sz]") is not None:
        return True
    return run.getparent().find(f"{A}pPr/{A}defRPr[@sz]") is not None


def _says_size(text: Element) -> bool:
    return text.find(f"{A}p/{A}pPr/{A}defRPr[@sz]") is not None


def _spell_out_title(title: Element, size: float) -> bool:
    """Write a title's size into its paragraphs, or into its text properties when it shows a series' name."""
    paragraphs = title.findall(f"{C}tx/{C}rich/{A}p")
    text = title.find(f"{C}txPr")
    if text is not None and _says_size(text):
        return False
    if not paragraphs:
        if text is None:
            text = _text_properties()
            extensions = title.find(f"{C}extLst")
            title.insert(len(title) if extensions is None else title.index(extensions), text)
        paragraphs = text.findall(f"{A}p")
    changed = False
    for paragraph in paragraphs:
        if all(_run_says_size(run) for run in paragraph.iter(f"{A}r")) and paragraph.find(f"{A}r") is not None:
            continue
        run = _run_of(paragraph)
        if run.get("sz") is None:
            run.set("sz", str(round(size)))
            changed = True
    return changed


def _text_properties() -> Element:
    return etree.fromstring(
        f'<c:txPr xmlns:c="{C[1:-1]}" xmlns:a="{NS["a"]}"><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _run_of(paragraph: Element) -> Element:
    """Return a paragraph's default run properties, made when there are none."""
    properties = paragraph.find(f"{A}pPr")
    if properties is None:
        properties = etree.Element(f"{A}pPr")
        paragraph.insert(0, properties)
    run = properties.find(f"{A}defRPr")
    if run is None:
        run = etree.Element(f"{A}defRPr")
        extensions = properties.find(f"{A}extLst")
        properties.insert(len(properties) if extensions is None else properties.index(extensions), run)
    return run
