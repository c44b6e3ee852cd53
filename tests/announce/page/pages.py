"""What the tests of the page share: events that are hard to set, and a page as a reader without a screen has it."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

from lxml import html

from tests.announce.events import EXAMPLES, announced, small
from wimlds_cli.announce.page import EventPage, Setting, event_page
from wimlds_cli.event.loader import load_event

BEFORE = datetime.date(2027, 2, 18)
LONG = "Wolfeschlegelsteinhausenbergerdorff-Papadimitrakopoulou Keihanaikukauakahihuliheekahaunaele"
TITLE = (
    "On the expressivity, trainability, generalization and (mis)interpretability of over-parameterized "
    "mixture-of-experts transformers under heavy-tailed, non-stationary and adversarially perturbed label noise"
)
HOSTILE = (
    "</script></style><script>document.title='owned'</script><img src=x onerror=alert(1)> "
    "[click](javascript:alert(1)) ![pixel](https://tracker.example/p.png) <iframe src=//evil.example></iframe> "
    '" onmouseover=alert(1) x=" {{ event }} &lt;b&gt;'
)


def complete(folder: Path, name: str) -> Path:
    """Copy an example with its pictures."""
    for file in ("chapter.yaml", "logo.png"):
        shutil.copy(EXAMPLES / file, folder / file)
    ignored = shutil.ignore_patterns("out", ".wimlds", "slides")
    return Path(shutil.copytree(EXAMPLES / name, folder / name, ignore=ignored))


def long_event(folder: Path) -> Path:
    """Write an event whose names and titles are longer than anybody planned for, in several scripts."""
    names = ("الخوارزمي محمد بن موسى", "胡秀琴", "अन्नपूर्णा महारानी सुब्रह्मण्यम्", "Σοφία Παπακωνσταντίνου-Καραγιαννοπούλου")
    people = "".join(f"  - {{name: {name}, biography: '{name}', consent: yes}}\n" for name in names)
    return small(
        folder,
        ("name: An evening", f'name: "{TITLE}"\nbrand: {{colour: "#ffdd00", accent: "#00ffcc"}}'),
        ("name: Grace Hopper", f"name: {LONG}\n    affiliation: Rindfleischetikettierungsüberwachungsaufgabengesetz"),
        ("sessions:\n", f"{people}sessions:\n"),
        ("title: Nanoseconds", f'track: interdisciplinary-industry-academia, title: "{TITLE}"'),
        ("speakers: [Grace Hopper]", f"speakers: [{LONG}, {', '.join(names)}]"),
        (
            "name: The Library",
            "name: Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu",
        ),
    )


def arabic_event(folder: Path) -> Path:
    """Write an event that is read from right to left."""
    return small(
        folder,
        ("name: An evening", "name: أمسية التحليل\nlanguage: ar"),
        ("What the evening is about.", "أمسية عن الكلمات والأعداد."),
        ("title: Nanoseconds", "title: النانوثانية"),
    )


def hostile_event(folder: Path) -> Path:
    """Write an event of which every free text tries to be more than a text."""
    said = json.dumps(HOSTILE)
    return small(
        folder,
        ("name: An evening\nchapter: Some Chapter", f"name: {said}\nchapter: {said}\naudience: {said}\nseries: {said}"),
        ("What the evening is about.", said),
        (
            "name: Grace Hopper",
            f"id: grace\n    name: {said}\n    pronouns: {said}\n    affiliation: {said}\n    tagline: {said}",
        ),
        ("biography: She wrote a compiler.", f"biography: {said}"),
        ("alt: A portrait", f"alt: {said}, credit: {said}"),
        ("title: Nanoseconds", f"track: {said}, co_authors: [{said}], title: {said}"),
        ("abstract: Wires.", f"abstract: {said}"),
        ("speakers: [Grace Hopper]", "speakers: [grace]"),
        ("name: The Library, address: 1 Some Street", f"name: {said}, address: {said}, childcare: {said}"),
        more=f"offers:\n  - {{partner: {said}, text: {said}, code: {said}}}\nsponsors:\n  - name: {said}\n",
    )


def page_of(folder: Path, today: datetime.date = BEFORE, setting: Setting | None = None) -> EventPage:
    """Return an event's page."""
    return event_page(load_event(folder), today, setting=setting)


def written(folder: Path, **order) -> Path:
    """Announce the page and return its file."""
    announced(folder, channels=["page"], draft=True, **order)
    return folder / "out" / "announce" / "page.html"


def tree(page: EventPage | str):
    """Return a page to look into."""
    return html.document_fromstring(page.html if isinstance(page, EventPage) else page)


def read_aloud(page: EventPage | str) -> str:
    """Return what is read of a page without styles and scripts, one line a block."""
    found = tree(page)
    for element in found.xpath("//script | //style | //svg | //textarea | //iframe | //*[@hidden]"):
        element.drop_tree()
    for element in found.iter():
        element.text, element.tail = (re.sub(r"\s+", " ", part or "") for part in (element.text, element.tail))
    for block in found.xpath(
        "//body//*[self::p or self::li or self::h1 or self::h2 or self::h3 or self::h4 or self::dt or self::dd]"
    ):
        block.text = f"\n{block.text or ''}"
    for end in found.xpath("//br"):
        end.tail = f"\n{end.tail or ''}"
    for picture in found.xpath("//img[@alt != '']"):
        picture.tail = f"\n[{picture.get('alt')}]{picture.tail or ''}"
    lines = (" ".join(line.split()) for line in found.xpath("string(//body)").split("\n"))
    return re.sub(r"\n+", "\n", "\n".join(lines)).strip() + "\n"
