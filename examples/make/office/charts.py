"""Draw charts that carry their workbooks, in a template's colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import ColorFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide
from pptx.util import Pt

from examples.make.office.deck import describe
from examples.make.office.units import Box
from examples.make.office.xml import DECLARATION, declare

_THEME = {
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    "bg1": MSO_THEME_COLOR.BACKGROUND_1,
    "bg2": MSO_THEME_COLOR.BACKGROUND_2,
    **{f"accent{i}": getattr(MSO_THEME_COLOR, f"ACCENT_{i}") for i in range(1, 7)},
}
CATEGORY_KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}


@dataclass(frozen=True)
class Look:
    """Say how a chart looks.

    Attributes:
        colours: a theme colour for each series.
        ink: the theme colour of texts; `grid` that of the lines behind.
        label_format: an Excel number format; given, values are written at the marks.
        highlight: colours of single points of the first series, by their number from 0.
    """

    colours: tuple[str, ...] = ("accent1", "accent2", "accent3")
    ink: str = "tx1"
    grid: str = "bg2"
    size: float = 14
    label_format: str = ""
    x_title: str = ""
    y_title: str = ""
    legend: bool = True
    gap: int = 60
    highlight: Mapping[int, str] | None = None
    y_range: tuple[float, float] | None = None
    x_range: tuple[float, float] | None = None
    y_step: float | None = None


def category_chart(
    slide: Slide,
    kind: str,
    box: Box,
    categories: Sequence[str],
    series: Mapping[str, Sequence[float]],
    look: Look,
    alt: str,
) -> Any:
    """Add a chart of one of `CATEGORY_KINDS`; returns its graphic frame."""
    data = CategoryChartData()
    data.categories = list(categories)
    for name, values in series.items():
        data.add_series(name, list(values))
    frame = slide.shapes.add_chart(CATEGORY_KINDS[kind], *box.emu, data)
    describe(frame, alt)
    chart = frame.chart
    _dress(chart, look)
    if kind == "bar":
        chart.category_axis.reverse_order = True
    if kind != "line":
        chart.plots[0].gap_width = look.gap
    for i, drawn in enumerate(chart.plots[0].series):
        if kind == "line":
            _line_series(drawn, look.colours[i])
        else:
            drawn.format.fill.solid()
            _paint(drawn.format.fill.fore_color, look.colours[i])
    for point, paint in (look.highlight or {}).items():
        fill = chart.plots[0].series[0].points[point].format.fill
        fill.solid()
        _paint(fill.fore_color, paint)
    return frame


def scatter_chart(
    slide: Slide, box: Box, series: Mapping[str, Sequence[tuple[float, float]]], look: Look, alt: str
) -> Any:
    """Add a scatter chart of points without lines; returns its graphic frame."""
    data = XyChartData()
    for name, points in series.items():
        drawn = data.add_series(name)
        for x, y in points:
            drawn.add_data_point(x, y)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.emu, data)
    describe(frame, alt)
    _dress(frame.chart, look)
    for i, drawn in enumerate(frame.chart.plots[0].series):
        drawn.format.line.fill.background()
        drawn.marker.style = XL_MARKER_STYLE.CIRCLE
        drawn.marker.size = 9
        drawn.marker.format.fill.solid()
        _paint(drawn.marker.format.fill.fore_color, look.colours[i])
        drawn.marker.format.line.fill.background()
    frame.chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # clear of points below zero
    return frame


def _dress(chart: Any, look: Look) -> None:
    _count_axes(chart)
    chart.has_title = False
    chart.font.size = Pt(look.size)
    _paint(chart.font.color, look.ink)
    chart.has_legend = look.legend
    if look.legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    values, categories = chart.value_axis, chart.category_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.width = Pt(0.75)
    _paint(values.major_gridlines.format.line.color, look.grid)
    categories.has_major_gridlines = False
    values.format.line.fill.background()
    categories.format.line.width = Pt(1)
    _paint(categories.format.line.color, look.ink)
    for axis, title in ((categories, look.x_title), (values, look.y_title)):
        axis.has_title = bool(title)
        if title:
            axis.axis_title.text_frame.text = title
            font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
            font.size, font.bold = Pt(look.size), False
            _paint(font.color, look.ink)
    for axis, limits in ((values, look.y_range), (categories, look.x_range)):
        if limits:
            axis.minimum_scale, axis.maximum_scale = limits
    if look.y_step:
        values.major_unit = look.y_step
    if look.label_format:
        plot = chart.plots[0]
        plot.has_data_labels = True
        plot.data_labels.number_format = look.label_format
        plot.data_labels.number_format_is_linked = False
        plot.data_labels.show_value = True
        if chart.chart_type != XL_CHART_TYPE.LINE_MARKERS:
            plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        values.visible = False
        values.has_major_gridlines = False


def _count_axes(chart: Any) -> None:
    """Number the axes from 1: the schema wants unsigned numbers, python-pptx writes negative ones."""
    named = chart._chartSpace.xpath("//c:axId | //c:crossAx")
    numbers = {value: str(i) for i, value in enumerate(dict.fromkeys(node.get("val") for node in named), start=1)}
    for node in named:
        node.set("val", numbers[node.get("val")])


def _line_series(series: Any, paint: str) -> None:
    series.smooth = False
    series.format.line.width = Pt(2.75)
    series.format.line.dash_style = MSO_LINE.SOLID
    _paint(series.format.line.color, paint)
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 8
    series.marker.format.fill.solid()
    _paint(series.marker.format.fill.fore_color, paint)
    series.marker.format.line.fill.background()


def _paint(target: ColorFormat, name: str) -> None:
    target.theme_color = _THEME[name]


def add_colour_cycle(frame: Any) -> None:
    """Give the chart the part in which PowerPoint 2013 and later keep the colours to offer for new series."""
    part = frame.chart.part
    accents = "".join(f'<a:schemeClr val="accent{i}"/>' for i in range(1, 7))
    shades = "".join(f'<cs:variation><a:lumMod val="{share}"/></cs:variation>' for share in (80_000, 60_000))
    xml = (
        f'{DECLARATION}<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" '
        f'{declare("a")} meth="cycle" id="10">{accents}<cs:variation/>{shades}</cs:colorStyle>'
    )
    name = PackURI(f"/ppt/charts/colors{part.partname.idx}.xml")
    colours = Part(name, "application/vnd.ms-office.chartcolorstyle+xml", part.package, xml.encode())
    part.relate_to(colours, "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle")
