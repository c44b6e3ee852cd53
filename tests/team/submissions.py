"""Files of answers as forms and other tools write them; the people are from the history of computing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

ABSTRACT = "What does it take?\n\nA needle, a plan: and “patience”."

ENGLISH = (
    "Timestamp",
    "Email Address",
    "What is your full name?",
    "Your pronouns",
    "Where do you work or study?\nCompany, university, lab",
    "Job title",
    "Short bio (3-5 sentences)",
    "Please upload a picture of yourself",
    "LinkedIn / Twitter",
    "Other social media links",
    "Title of your talk",
    "Abstract",
    "How long will it take? (minutes)",
    "Is this your first talk at a meetup?",
    "May we take photos of you?",
    "Do you agree to be recorded?",
    "Can we publish your slides afterwards?",
    "Do you have any access needs or dietary requirements?",
    "T-shirt size",
)
GRACE = (
    "11/2/2026 18:30:12",
    "Grace@Navy.example.org",
    "Grace Hopper",
    "she/her",
    "US Navy",
    "Rear admiral",
    "Grace writes compilers.\nShe hands out nanoseconds; ask her.",
    "https://drive.example.org/open?id=1",
    "https://www.linkedin.com/in/grace-hopper",
    "https://mastodon.example.org/@grace, https://github.com/grace",
    "Compilers: a tour",
    ABSTRACT,
    "about 35",
    "No",
    "Yes, of course",
    "yes",
    "No, thank you",
    "",
    "M",
)
ADA = (
    "11/3/2026 9:01:00",
    "ada@engine.example.org",
    "Ada Lovelace",
    "",
    "",
    "",
    "",
    "pictures/ada.JPEG",
    "@ada_l",
    "",
    "=cmd|' /C calc'!A0",
    "#1: - [x] {y} & *z* @ada %w `v` | > ? yes",
    "1 h",
    "Yes!",
    "no",
    "",
    "",
    "A seat near the door",
    "",
)

FRENCH = (
    "Horodateur", "Adresse e-mail", "Prénom", "Nom de famille", "Établissement", "Titre de votre présentation",
    "Résumé", "Biographie", "Est-ce votre première prise de parole ?", "Acceptez-vous d'être filmée ?",
    "Accepteriez-vous que l'on publie vos slides ? (publier vos slides)", "Photo de profil",
)  # fmt: skip
SOPHIE = (
    "02/11/2026 18:30:12", "sophie@elastic.example.org", "Sophie", "Germain", "École libre", "Surfaces élastiques",
    "Où l’on frotte des plaques.\nEt ça sonne – très bien.", "Mathématicienne", "Oui", "non", "oui",
    "https://drive.example.org/2",
)  # fmt: skip
GERMAN = ("Zeitstempel", "E-Mail-Adresse", "Vor- und Nachname", "Vortragstitel", "Zusammenfassung", "Kurzvita", "Firma")
EMMY = ("02.11.2026", "emmy@goettingen.example.org", "Emmy Noether", "Ringe, und größer", "Über Ketten", "Kurz", "Uni")
SPANISH = (
    "Marca temporal",
    "Correo electrónico",
    "Nombre y apellidos",
    "Título de la charla",
    "Resumen",
    "¿Primera vez?",
)
ANGELA = ("2/11/2026", "angela@example.org", "Ángela Ruiz Robles", "La enciclopedia mecánica", "Señas y páginas", "Sí")
PORTUGUESE = ("Carimbo de data/hora", "Endereço de e-mail", "Nome completo", "Título da palestra", "Resumo", "Minibio")
ENEDINA = ("02/11/2026", "enedina@example.org", "Enedina Marques", "Usinas", "Água e concreto", "Engenheira")


def sheet(*rows: Sequence[str], separator: str = ",", newline: str = "\r\n") -> str:
    """Write rows as a spreadsheet does: quotes where they are needed."""
    out = io.StringIO()
    # Python's writer leaves a line break bare that is not the one between rows; spreadsheets do not.
    quoting = csv.QUOTE_ALL if newline == "\r" else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=separator, lineterminator=newline, quoting=quoting).writerows(rows)
    return out.getvalue()


def sessionize() -> dict[str, Any]:
    """Return what the view "All" gives: two talks, one declined, and lunch."""
    return {
        "sessions": [
            {
                "id": "101", "title": "Compilers: a tour", "description": ABSTRACT.replace("\n", "\r\n"),
                "startsAt": "2027-03-18T19:00:00", "endsAt": "2027-03-18T19:35:00", "isServiceSession": False,
                "isPlenumSession": False, "speakers": ["s-grace", "s-ada"], "categoryItems": [11, 21],
                "questionAnswers": [{"questionId": 5, "answerValue": "https://example.org/paper"}], "roomId": 1,
                "liveUrl": None, "recordingUrl": None, "status": "Accepted", "isInformed": True, "isConfirmed": True,
            },
            {
                "id": "102", "title": "Not this time", "description": "", "startsAt": None, "endsAt": None,
                "isServiceSession": False, "isPlenumSession": False, "speakers": ["s-klara"], "categoryItems": [],
                "questionAnswers": [], "roomId": None, "status": "Declined",
            },
            {
                "id": "103", "title": "Lunch", "description": None, "startsAt": "2027-03-18T12:00:00",
                "endsAt": "2027-03-18T13:00:00", "isServiceSession": True, "speakers": [], "categoryItems": [],
                "questionAnswers": [], "roomId": 1, "status": None,
            },
        ],
        "speakers": [
            {
                "id": "s-grace", "firstName": "Grace", "lastName": "Hopper", "fullName": "Grace Hopper",
                "bio": "Writes compilers.", "tagLine": "Rear admiral", "isTopSpeaker": False, "sessions": [101],
                "profilePicture": "https://sessionize.example.org/image/1.jpg", "categoryItems": [],
                "links": [
                    {"title": "Twitter", "url": "https://twitter.com/grace", "linkType": "Twitter"},
                    {"title": "LinkedIn", "url": "https://www.linkedin.com/in/grace/", "linkType": "LinkedIn"},
                    {"title": "Blog", "url": "https://grace.example.org", "linkType": "Blog"},
                ],
                "questionAnswers": [
                    {"questionId": 1, "answerValue": "she/her"}, {"questionId": 2, "answerValue": "true"},
                    {"questionId": 3, "answerValue": "L"},
                ],
            },
            {"id": "s-ada", "firstName": "Ada", "lastName": "Lovelace", "fullName": "Ada Lovelace", "bio": None,
             "tagLine": None, "profilePicture": None, "links": [], "sessions": [101], "categoryItems": [],
             "questionAnswers": []},
            {"id": "s-klara", "firstName": "Klára", "lastName": "Dán", "fullName": "Klára Dán", "links": [],
             "sessions": [102], "questionAnswers": []},
        ],
        "questions": [
            {"id": 1, "question": "Pronouns", "questionType": "Short_Text", "sort": 1},
            {"id": 2, "question": "Do you agree to be recorded?", "questionType": "Checkbox", "sort": 2},
            {"id": 3, "question": "T-shirt size", "questionType": "Short_Text", "sort": 3},
            {"id": 5, "question": "Link to the paper", "questionType": "Web_Address", "sort": 5},
        ],
        "categories": [
            {"id": 1, "title": "Session format", "sort": 1, "type": "session",
             "items": [{"id": 11, "name": "Workshop", "sort": 1}, {"id": 12, "name": "Talk", "sort": 2}]},
            {"id": 2, "title": "Track", "sort": 2, "type": "session",
             "items": [{"id": 21, "name": "industry", "sort": 1}]},
        ],
        "rooms": [{"id": 1, "name": "Room A", "sort": 1}],
    }  # fmt: skip


def pretalx_schedule() -> dict[str, Any]:
    """Return the JSON export of a schedule."""
    talk = {
        "guid": "g-1", "code": "ABCDEF", "id": 1, "logo": None, "date": "2027-03-18T19:00:00+01:00", "start": "19:00",
        "duration": "00:35", "room": "Room A", "slug": "e-1", "url": "https://pretalx.example.org/e/talk/ABCDEF/",
        "title": "Compilers: a tour", "subtitle": "", "track": "industry", "type": "Workshop (long)", "language": "en",
        "abstract": ABSTRACT, "description": "", "recording_license": "", "do_not_record": False,
        "persons": [
            {
                "code": "P1", "id": 7, "name": "Grace Hopper", "public_name": "Grace Hopper",
                "avatar": "https://pretalx.example.org/media/1.png", "biography": "Writes compilers.",
                "answers": [{"question": {"en": "Your pronouns"}, "answer": "she/her"}], "guid": "g-p1",
            },
        ],
        "links": [], "feedback_url": "", "attachments": [], "answers": [],
    }  # fmt: skip
    return {
        "schedule": {
            "version": "1", "base_url": "https://pretalx.example.org/e/schedule/",
            "conference": {
                "acronym": "e", "title": "E", "start": "2027-03-18", "end": "2027-03-18", "daysCount": 1,
                "timeslot_duration": "00:05", "time_zone_name": "Europe/Paris", "rooms": [], "tracks": [],
                "days": [{"index": 1, "date": "2027-03-18", "rooms": {"Room A": [talk]}}],
            },
        }
    }  # fmt: skip


def pretalx_submissions() -> dict[str, Any]:
    """Return a page of the API's submissions, with people expanded."""
    return {
        "count": 2, "next": None, "previous": None,
        "results": [
            {
                "code": "ABCDEF", "title": "Compilers: a tour", "state": "accepted", "abstract": ABSTRACT,
                "description": "", "duration": 35, "do_not_record": False, "content_locale": "en",
                "submission_type": {"id": 1, "name": {"en": "Talk", "de": "Vortrag"}},
                "track": {"id": 1, "name": {"en": "industry"}},
                "speakers": [{"code": "P1", "name": "Grace Hopper", "biography": "Writes compilers.",
                              "email": "grace@navy.example.org", "avatar_url": None, "answers": []}],
                "slots": [{"id": 1, "start": "2027-03-18T18:00:00Z", "end": "2027-03-18T18:35:00Z"}],
                "answers": [{"question": {"id": 1, "question": {"en": "Your pronouns"}}, "answer": "she/her"}],
            },
            {"code": "GHIJKL", "title": "Not this time", "state": "rejected", "speakers": [], "answers": []},
        ],
    }  # fmt: skip


def as_json(data: Any) -> str:
    """Write data as a download holds them."""
    return json.dumps(data)
