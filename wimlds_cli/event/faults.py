"""The faults that reading can find, each with its code and its explanation.

What reading cannot see (deadlines, references, decks) is the business of `wimlds_cli.checks`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One kind of fault.

    Attributes:
        code: Stable; never given to another fault.
        name: Readable, for tables and search.
        explanation: What `wimlds check-speakers --explain` prints.
    """

    code: str
    name: str
    explanation: str


ENCODING = Fault(
    "YML001",
    "not-utf-8",
    "The file is not saved as UTF-8, so letters such as é cannot be told for certain. Old editors and "
    "spreadsheets "
    "save as Latin-1 or Windows-1252. Save it again as UTF-8: in Notepad, File > Save as > Encoding: UTF-8.",
)
CONTROL = Fault(
    "YML002",
    "control-character",
    "An invisible control character stands in the text. PowerPoint puts a vertical tab where a title "
    "breaks into two "
    "lines, and copying the title copies it. Delete it and type a space.",
)
TAB = Fault(
    "YML003",
    "tab",
    "A tab stands at the beginning of a line. YAML only knows spaces there: two for each step to the right. "
    'Most editors can replace them all at once ("convert indentation to spaces").',
)
START = Fault(
    "YML004",
    "reserved-first-character",
    'A text may not begin with @, `, %, *, &, !, | or > unless it stands between quotes: write "@handle".',
)
COLON = Fault(
    "YML005",
    "colon-in-text",
    'A colon followed by a space means "here comes a value". A title that holds one must stand between '
    "quotes: "
    'title: "Fairness: a tour".',
)
BACKSLASH = Fault(
    "YML006",
    "backslash-in-quotes",
    'Between double quotes a backslash begins a special character: "slides\\new.pptx" holds a line '
    "break, not a "
    "folder. Write paths with forward slashes, on Windows too: slides/new.pptx.",
)
HASH = Fault(
    "YML007",
    "hash-begins-a-comment",
    "A # after a space begins a comment: everything behind it is ignored. A hashtag must stand between "
    "quotes: "
    'hashtags: "#WiMLDS". If a comment was meant, put a space after the #.',
)
DUPLICATE = Fault(
    "YML008",
    "duplicate-key",
    "The same key stands twice in one place, and only the first was read. Join the two, or delete one.",
)
EXPANSION = Fault(
    "YML009",
    "too-much-repetition",
    "Anchors (&name) and aliases (*name) repeat a part of the file so often, or within itself, that it "
    "cannot be "
    "unfolded. No event needs that: write the part out.",
)
ALIAS = Fault(
    "YML010",
    "unknown-alias",
    "A word that begins with * refers to a part marked with & elsewhere in the file, and there is "
    "none. If the star "
    "was meant to make text bold or to begin a list, put the text between quotes.",
)
UNCLOSED = Fault(
    "YML011",
    "unclosed",
    "A quote or a bracket is opened and never closed, so nothing behind it can be read.",
)
AFTER_CLOSING = Fault(
    "YML012",
    "text-after-closing",
    'A text begins with a quote or a bracket that closes before the text ends, as in title: "Deep" '
    "learning. Put "
    "the whole text between quotes: title: '\"Deep\" learning'. An apostrophe between single quotes is "
    "doubled.",
)
INDENTATION = Fault(
    "YML013",
    "indentation",
    "Lines that belong together must begin in the same column; what belongs to a line stands two "
    "spaces further "
    "right than it.",
)
NO_SPACE = Fault(
    "YML014",
    "space-missing",
    "A colon or a dash must be followed by a space: write name: Ada, not name:Ada, and - name: Ada, not -name: Ada.",
)
DOCUMENTS = Fault(
    "YML015",
    "several-documents",
    "A line of three dashes begins another document; an event file holds only one. For a line in a "
    "text, put the "
    "text in a block: description: | and the lines below, moved to the right.",
)
DEPTH = Fault(
    "YML016",
    "too-deep",
    "Lists and mappings are nested more than 40 deep. No event is.",
)
TAG = Fault(
    "YML017",
    "tag",
    "A word that begins with ! is an instruction to programs (a YAML tag). If it was meant as text, "
    "put the text "
    "between quotes.",
)
KEY = Fault(
    "YML018",
    "key-is-no-word",
    "What stands before a colon must be a plain word such as title. Curly brackets have a meaning of "
    "their own in "
    "YAML: a text that begins with one must stand between quotes.",
)
NOTHING = Fault(
    "YML019",
    "nothing-in-it",
    "The file is empty, or does not hold `key: value` lines. `wimlds new-event` writes one to fill in.",
)
SYNTAX = Fault(
    "YML020",
    "syntax",
    "The file cannot be read from here on. Compare the line, and the one before it, with the lines "
    "around them: "
    "often a quote, a colon or a space is missing.",
)
NBSP = Fault(
    "YML021",
    "no-break-space",
    "The line begins with a space that is none: a no-break space, as copying from a web page or a chat "
    "gives. "
    "Delete the spaces at the beginning of the line and type them again.",
)
ANCHOR = Fault(
    "YML022",
    "unused-anchor",
    "A word that begins with & gives a part of the file a name for other parts to refer to, and is no "
    "part of the "
    "text. Nothing refers to this one: if it was meant as text, put the text between quotes.",
)

MISSING = Fault(
    "EVT001",
    "missing",
    "Something is missing without which the file does not describe an event. What everybody in the "
    "chapter shares "
    "(time zone, organizers, code of conduct) may stand in a chapter.yaml in a parent folder instead.",
)
UNKNOWN = Fault(
    "EVT002",
    "unknown-key",
    "This key means nothing here: it is misspelt, or stands in the wrong place. `wimlds schema event` lists them all.",
)
SHAPE = Fault(
    "EVT003",
    "wrong-shape",
    "A text stands where a list or `key: value` lines belong, or the other way round.",
)
CHOICE = Fault(
    "EVT004",
    "not-among-the-choices",
    "Only some words are allowed here, and this is none of them.",
)
DATE = Fault(
    "EVT005",
    "date-or-time",
    "Dates are written year-month-day, as 2027-03-18, and times 18:30, in the event's own time zone, "
    "so that nobody "
    "takes the month for the day.",
)
NUMBER = Fault(
    "EVT006",
    "number",
    "Only a number belongs here, in digits and without its unit.",
)
ADDRESS = Fault(
    "EVT007",
    "web-address",
    "A web address begins with https:// (or http://) and holds no space.",
)
ZONE = Fault(
    "EVT008",
    "time-zone",
    "A time zone is named by region and city, as Europe/Paris or Asia/Kolkata, so that daylight-saving time is right.",
)
YES_NO = Fault(
    "EVT009",
    "yes-or-no",
    "The answer is yes or no. Leave it empty as long as it is not known.",
)
PRIVATE = Fault(
    "EVT010",
    "private",
    "E-mail addresses, telephone numbers and access needs of speakers stand in private.yaml, beside "
    "the event and kept out of git; nothing from it "
    "is ever published. What stands in event.yaml may be.",
)
EMPTY_ITEM = Fault(
    "EVT011",
    "empty-item",
    "A dash with nothing behind it is ignored. Fill it in, or delete it.",
)
COLOUR = Fault(
    "EVT012",
    "colour",
    'A colour is written as six digits between quotes, as "#7a1fa2"; without quotes the # begins a comment.',
)

FAULTS: tuple[Fault, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Fault))
