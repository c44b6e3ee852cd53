"""The settings of the deck as a whole, and what it says of itself."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from wimlds_cli.deck.opc import OFFICE_RELATIONSHIPS, ROOT, Relationship
from wimlds_cli.deck.xml import DECLARATION, NS, P14, Element, P, R, detached, escape, is_true, local, number, quoteattr
from wimlds_cli.merge.passes import sections
from wimlds_cli.merge.passes.base import Pass
from wimlds_cli.merge.passes.dropped import DROPPED, asks_for_reading_only
from wimlds_cli.merge.passes.timings import SETTINGS, agreed
from wimlds_cli.merge.plan import MAIN_PART, Merge, Source, show_flag
from wimlds_cli.merge.walk import PartEdit, Walker

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_PART, _APP_PART, _CUSTOM_PART = "/docProps/core.xml", "/docProps/app.xml", "/docProps/custom.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_VIEW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
_CUSTOM_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TERMS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
# Custom properties that would be false of a merged deck.
_FALSE_PROPERTIES = ("_MarkAsFinal", "MSIP_Label_")


class PresentationSettings(Pass):
    """Keeps rules 6 and 27: where decks disagree, the choice that loses nothing; else the first deck's."""

    kinds = frozenset({"presProps"})

    def edit(self, part: PartEdit) -> None:
        """Mend the show's settings in the presentation properties."""
        show = part.root.find("p:showPr", NS)
        if show is not None:
            self._mend_show(part, show)
        for name in ("htmlPubPr", "webPr"):
            element = part.root.find(f"p:{name}", NS)
            if element is not None and any(key.startswith(R) for e in element.iter() for key in e.attrib):
                element.getparent().remove(element)
                part.changed("settings of a web page that nobody will publish")
        if not part.merge.alone:
            self._keep_pictures(part)

    def _mend_show(self, part: PartEdit, show: Element) -> None:
        if is_true(show.get("loop")):
            del show.attrib["loop"]
            part.changed("the show does not loop")
            part.merge.report.say("dropped", 28, "the setting to run in a loop", part.source.index)
        for element in list(show):
            if local(element) in ("kiosk", "custShow", "sldRg"):
                words = {
                    "kiosk": "kiosk mode",
                    "custShow": "a custom show to start with",
                    "sldRg": "a range to show",
                }
                part.merge.report.say("dropped", 28, words[local(element)], part.source.index)
                if local(element) == "kiosk":
                    element.tag = f"{P}present"
                    element.attrib.clear()
                else:
                    element.tag = f"{P}sldAll"
                    element.attrib.clear()
                part.changed("the show runs all slides, for a speaker")
        for setting, attribute in SETTINGS.items():
            if agreed(part.merge, setting) is None and attribute in show.attrib:
                del show.attrib[attribute]
                part.changed("decks disagree on what the show ignores")

    def _keep_pictures(self, part: PartEdit) -> None:
        """Keep what was cut off pictures, and their resolution, if any deck wants it kept."""
        for source in part.merge.voices[1:]:
            other = source.presentation.related("presProps")
            if other is None:
                continue
            theirs = source.package.xml(other)
            for name, better in (("discardImageEditData", min), ("defaultImageDpi", max)):
                ours = next(part.root.iter(f"{P14}{name}"), None)
                mine = number(ours.get("val")) if ours is not None else None
                value = next((number(e.get("val")) for e in theirs.iter(f"{P14}{name}")), None)
                if ours is None or mine is None or value is None:
                    continue
                best = str(better(mine, value))
                if best != ours.get("val"):
                    ours.set("val", best)
                    part.changed("pictures are kept as good as the most careful deck wants them")

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write the presentation part's attributes and small children, and the presentation properties."""
        first = merge.sources[0]
        self._attributes(merge, merge.voices[0])
        self._bring_properties(merge, walker)
        theme = first.presentation.masters and first.package.rel_of_kind(first.presentation.masters[0], "theme")
        if theme:
            placed = walker.placed(first, theme, first.layouts[first.presentation.masters[0]])
            if placed:
                merge.presentation.relate("theme", placed)
        first = merge.voices[0]
        kinsoku = first.presentation.root.find("p:kinsoku", NS)
        if kinsoku is not None:
            merge.presentation.put("kinsoku", detached(kinsoku).decode())
        for extension in first.presentation.root.iterfind("p:extLst/p:ext", NS):
            related = any(str(key).startswith(R) for e in extension.iter() for key in e.attrib)
            if extension.get("uri") != sections.URI and not related and not asks_for_reading_only(extension):
                merge.presentation.extensions.append(detached(extension).decode())
        merge.outgoing.write(MAIN_PART, _MAIN_TYPE, merge.presentation.render())
        for source in merge.sources:
            merge.report.account(
                source.index, source.presentation.part, "merged", MAIN_PART, "the one presentation part"
            )
            self._account_for_theme(merge, source)

    @staticmethod
    def _account_for_theme(merge: Merge, source: Source) -> None:
        theme = source.presentation.related("theme")
        if theme is not None:
            # A master's theme is accounted for with its master; this says it of a theme that no master uses.
            merge.report.account(source.index, theme, "dropped", why="no slide master uses it")

    def _attributes(self, merge: Merge, first: Source) -> None:
        attributes = merge.presentation.attributes
        for name, value in first.presentation.root.attrib.items():
            if "}" not in name and name != "conformance":
                attributes.setdefault(name, value)
        if not all(show_flag(source, "removePersonalInfoOnSave", False) for source in merge.voices):
            attributes.pop("removePersonalInfoOnSave", None)
        if not all(show_flag(source, "autoCompressPictures", True) for source in merge.voices):
            attributes["autoCompressPictures"] = "0"
        for source in merge.voices[1:]:
            for name, words, default in (
                ("rtl", "reads from right to left", "0"),
                ("firstSlideNum", "numbers its slides from another number", "1"),
                ("showSpecialPlsOnTitleSld", "shows footers on title slides differently", "1"),
            ):
                if source.presentation.root.get(name, default) != first.presentation.root.get(name, default):
                    merge.report.say("changed", 27, f"it {words}; the first deck's setting holds", source.index)

    def _bring_properties(self, merge: Merge, walker: Walker) -> None:
        chosen = next((s for s in merge.voices if s.presentation.related("presProps")), None)
        for source in merge.sources:
            for kind in ("presProps", "viewProps"):
                part = source.presentation.related(kind)
                if part is not None and (source is not chosen or (kind == "viewProps" and not merge.alone)):
                    merge.report.account(
                        source.index,
                        part,
                        "dropped",
                        why="a deck has one of it; "
                        + ("the first deck's holds" if kind == "presProps" else "a plain new one was made"),
                    )
        if chosen is not None:
            self._relate(merge, walker, chosen, "presProps")
        if merge.alone:
            self._relate(merge, walker, merge.sources[0], "viewProps")
        else:
            view = f'{DECLARATION}<p:viewPr xmlns:p="{NS["p"]}"><p:gridSpacing cx="76200" cy="76200"/></p:viewPr>'
            merge.outgoing.write("/ppt/viewProps.xml", _VIEW_TYPE, view.encode())
            merge.presentation.relate("viewProps", "/ppt/viewProps.xml")

    @staticmethod
    def _relate(merge: Merge, walker: Walker, source: Source, kind: str) -> None:
        part = source.presentation.related(kind)
        if part is not None:
            name = f"/ppt/{kind}.xml"
            walker.emit(source, Relationship("", f"{OFFICE_RELATIONSHIPS}/{kind}", part), name)
            merge.presentation.relate(kind, name)


class DocumentProperties(Pass):
    """Keeps rules 27 and 28 for what a deck says of itself: title and author from the event, counts made anew."""

    def finish(self, merge: Merge, walker: Walker) -> None:
        """Write docProps and the package's own relationships."""
        draft = merge.presentation
        draft.relate_root(f"{OFFICE_RELATIONSHIPS}/officeDocument", MAIN_PART)
        self._core(merge)
        self._app(merge)
        self._custom(merge)
        self._others(merge, walker)
        for source in merge.sources:
            for rel in source.package.rels(ROOT):
                if rel.kind in ("core-properties", "extended-properties") and rel.found and not rel.external:
                    output = _CORE_PART if rel.kind == "core-properties" else _APP_PART
                    merge.report.account(source.index, rel.target, "merged", output, "written anew")

    def _core(self, merge: Merge) -> None:
        # What the first deck says of itself may name its author.
        first = {} if merge.public else _core_values(merge.voices[0])
        wanted = merge.properties
        values = {
            "dc:title": wanted.title or first.get("title", ""),
            "dc:subject": wanted.subject or first.get("subject", ""),
            "dc:creator": "" if merge.public else wanted.creator or first.get("creator", ""),
            "cp:keywords": wanted.keywords or first.get("keywords", ""),
            "dc:language": wanted.language or first.get("language", ""),
        }
        dates = [_core_values(source).get("modified", "") for source in merge.sources]
        body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value)
        # The newest input's date, not today's: the same inputs give the same bytes.
        newest = max((date for date in dates if len(date) >= 10 and number(date[:4]) is not None), default="")
        if newest:
            body += f'<dcterms:modified xsi:type="dcterms:W3CDTF">{escape(newest)}</dcterms:modified>'
        names = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in _TERMS.items())
        merge.outgoing.write(
            _CORE_PART,
            _CORE_TYPE,
            f"{DECLARATION}<cp:coreProperties{names}>{body}</cp:coreProperties>".encode(),
        )
        merge.presentation.relate_root(f"{_PACKAGE}/relationships/metadata/core-properties", _CORE_PART)

    def _app(self, merge: Merge) -> None:
        rows = merge.report.report.decks
        maker = _maker_of_charts(merge)
        body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in maker.items() if value)
        body += (
            f"<Slides>{merge.slide_count}</Slides><Notes>{sum(row.notes for row in rows)}</Notes>"
            f"<HiddenSlides>{sum(row.hidden for row in rows)}</HiddenSlides>"
        )
        names = f"{OFFICE_RELATIONSHIPS.rpartition('/')[0]}/extended-properties"
        content = f"{DECLARATION}<Properties xmlns={quoteattr(names)}>{body}</Properties>"
        merge.outgoing.write(_APP_PART, _APP_TYPE, content.encode())
        merge.presentation.relate_root(f"{OFFICE_RELATIONSHIPS}/extended-properties", _APP_PART)

    def _custom(self, merge: Merge) -> None:
        """Unite the custom properties by name; the first deck's word holds."""
        united: dict[str, Element] = {}
        parts = [(s, part) for s in merge.sources if (part := s.package.rel_of_kind(ROOT, "custom-properties"))]
        parts = [] if merge.public else parts
        for source, part in parts:
            for element in source.package.xml(part).iterfind(f"{{{_CUSTOM_NS}}}property"):
                name = element.get("name", "")
                if name.startswith(_FALSE_PROPERTIES):
                    words = "the mark as final" if name == "_MarkAsFinal" else "a sensitivity label"
                    merge.report.say("dropped", 28, words, source.index)
                else:
                    united.setdefault(name.casefold(), element)
        for source, part in parts:
            if united:
                merge.report.account(source.index, part, "merged", _CUSTOM_PART, "custom properties united")
            else:
                merge.report.account(source.index, part, "dropped", why="nothing of it is true of the merged deck")
        items = []
        for pid, element in enumerate(united.values(), start=2):
            copy = etree.fromstring(detached(element))
            copy.set("pid", str(pid))
            copy.attrib.pop("linkTarget", None)
            items.append(etree.tostring(copy))
        if items:
            head = f'{DECLARATION}<Properties xmlns="{_CUSTOM_NS}">'.encode()
            merge.outgoing.write(_CUSTOM_PART, _CUSTOM_TYPE, head + b"".join(items) + b"</Properties>")
            merge.presentation.relate_root(f"{OFFICE_RELATIONSHIPS}/custom-properties", _CUSTOM_PART)

    @staticmethod
    def _others(merge: Merge, walker: Walker) -> None:
        """Bring over what hangs on a package itself and is not known by name."""
        known = {"officeDocument", "core-properties", "extended-properties", "custom-properties"}
        for source in merge.sources:
            for rel in source.package.rels(ROOT):
                if rel.kind in known or rel.kind in DROPPED or rel.external or not rel.found:
                    continue
                name = walker.place(source, rel, f"{ROOT}#{source.index}")
                if name is not None:
                    merge.presentation.relate_root(rel.type, name)


def _maker_of_charts(merge: Merge) -> dict[str, str]:
    """Return the program and version that most of the charts were made with.

    PowerPoint 2007 left out of charts what later versions spell out, and meant something else by its absence than
    the standard says. LibreOffice looks at the deck's version to know which is meant.
    """
    charts: Counter[bool] = Counter()
    makers: dict[bool, dict[str, str]] = {}
    for source in merge.sources:
        part = source.package.rel_of_kind(ROOT, "extended-properties")
        values = {local(e): (e.text or "").strip() for e in source.package.xml(part)} if part else {}
        old = values.get("AppVersion", "").startswith("12.")
        makers.setdefault(old, {name: values.get(name, "") for name in ("Application", "AppVersion")})
        charts[old] += source.package.types.count(_CHART_TYPE)
    return makers[max(makers, key=lambda old: charts[old])]


def _core_values(source: Source) -> dict[str, str]:
    """Return a deck's core properties by their local names."""
    part = source.package.rel_of_kind(ROOT, "core-properties")
    if part is None:
        return {}
    return {local(element): (element.text or "").strip() for element in source.package.xml(part)}
