"""Which face sets which character: the chapter's font, then one that comes along, then this system's by script."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from wimlds_cli.announce.cards.faces import SUFFIXES, Face, faces_of, family_names, installed, nearest

_CHINESE = ("NotoSansCJK", "NotoSansSC", "SourceHanSans", "msyh", "PingFang", "HiraginoSansGB", "wqy")
_JAPANESE = ("NotoSansCJK", "NotoSansJP", "SourceHanSans", "YuGoth", "meiryo", "ヒラギノ角ゴシック", "HiraginoSans")
_KOREAN = ("NotoSansCJK", "NotoSansKR", "SourceHanSans", "malgun", "AppleSDGothicNeo", "NanumGothic")
_INDIC = ("Nirmala", "KohinoorDevanagari", "DevanagariSangamMN")

_BY_SCRIPT: dict[str, tuple[str, ...]] = {
    "Latn": ("NotoSans", "segoeui", "SFNS", "HelveticaNeue", "DejaVuSans", "LiberationSans"),
    "Arab": ("NotoSansArabic", "segoeui", "SFArabic", "GeezaPro", "NotoNaskhArabic"),
    "Hebr": ("NotoSansHebrew", "segoeui", "SFHebrew", "ArialHB"),
    "Deva": ("NotoSansDevanagari", *_INDIC),
    "Thai": ("NotoSansThai", "leelawui", "leelauib", "Thonburi"),
    "Hani": _CHINESE,
    "Hira": _JAPANESE,
    "Kana": _JAPANESE,
    "Hang": _KOREAN,
    "Bopo": _CHINESE,
}
"""How the names of font files begin, by script (ISO 15924) and preference: Noto, Windows, macOS. Other scripts: Noto by
its own name, Windows' Nirmala, then any font of this system that has the characters."""

_EMOJI = ("NotoColorEmoji", "seguiemj", "AppleColorEmoji", "TwemojiMozilla")

_NOTO = {
    "Hani": "Noto Sans CJK", "Hira": "Noto Sans CJK", "Kana": "Noto Sans CJK", "Hang": "Noto Sans CJK",
    "Bopo": "Noto Sans CJK", "Arab": "Noto Sans Arabic", "Hebr": "Noto Sans Hebrew", "Deva": "Noto Sans Devanagari",
}  # fmt: skip


class NoFont(Exception):
    """No font of this system has a character.

    Attributes:
        text: What cannot be written.
        way_out: Which font to install, on this system.
    """

    def __init__(self, text: str, way_out: str) -> None:
        super().__init__(text)
        self.text = text
        self.way_out = way_out


class NoSuchFont(Exception):
    """The font that chapter.yaml names is neither a file nor a family of this system."""


@dataclass(frozen=True)
class Family:
    """The fonts of one set of cards, the chapter's own first.

    Attributes:
        own: The file that chapter.yaml names, or the family's; empty for the font that comes along.
        language: The event's language (BCP 47): it decides between Chinese and Japanese forms.
    """

    own: tuple[Path, ...] = ()
    language: str = ""

    def face(self, cluster: str, script: str, weight: int) -> Face:
        """Return the face for what one reader sees as one character.

        Raises:
            NoFont: There is none on this system.
        """
        found = _face(self.own, cluster, script, weight)
        if found is None:
            raise NoFont(cluster, what_to_install(script, cluster))
        return found

    def emoji(self, cluster: str) -> Face | None:
        """Return the face with an emoji in colours; None when this system has none."""
        return _emoji(cluster)

    def main(self, weight: int) -> Face:
        """Return the face of ordinary words."""
        return _main(self.own, weight)


def family_of(font: str | None, folder: Path, language: str = "") -> Family:
    """Return the fonts for a chapter.

    Args:
        font: What chapter.yaml says: a file, or a family of this system; None for the one that comes along.
        folder: Where a file counts from.
        language: The event's language.

    Raises:
        NoSuchFont: It is neither.
    """
    if not font:
        return Family(language=language)
    file = folder / font
    if file.suffix.lower() in SUFFIXES or file.is_file():
        if not file.is_file() or not faces_of(file, 400):
            raise NoSuchFont(font)
        beside = [each for each in sorted(file.parent.iterdir()) if each.suffix.lower() in SUFFIXES]
        names = family_names(faces_of(file, 400)[0])
        kin = [each for each in beside if any(family_names(one) & names for one in faces_of(each, 400))]
        return Family((file, *(each for each in kin if each != file)), language)
    wanted = font.casefold().strip()
    files = tuple(each for each in installed() if any(wanted in family_names(one) for one in faces_of(each, 400)))
    if not files:
        raise NoSuchFont(font)
    return Family(files, language)


def what_to_install(script: str, cluster: str) -> str:
    """Say which font is missing, and how it is installed on this system."""
    name = _NOTO.get(script) or _noto_name(script, cluster)
    where = "it is free at fonts.google.com/noto"
    if sys.platform == "win32":
        return f"install {name} ({where}): download it, open the .ttf file and choose Install"
    if sys.platform == "darwin":
        return f"install {name} ({where}): download it and double-click the .ttf file"
    package = "fonts-noto-cjk" if name.endswith("CJK") else "fonts-noto-core"
    return f"install {name} ({where}; on Debian and Ubuntu: sudo apt install {package})"


def _noto_name(script: str, cluster: str) -> str:
    """Return how Noto calls the font of a script."""
    if script == "Zyyy":
        return "Noto Sans Symbols"
    # Unicode's names begin with the script: GEORGIAN LETTER AN, OL CHIKI DIGIT ONE.
    name = unicodedata.name(cluster[0], "")
    words = re.match(r"(.+?) (LETTER|CHARACTER|SYLLAB|VOWEL|CONSONANT|INDEPENDENT|SIGN|DIGIT)", name)
    return f"Noto Sans {words[1] if words else name.partition(' ')[0]}".title().strip()


@functools.cache
def _main(own: tuple[Path, ...], weight: int) -> Face:
    if own:
        chosen = nearest([face for file in own for face in faces_of(file, weight)])
        if chosen is not None:
            return chosen
    return Face(_shipped(), 0, weight)


@functools.cache
def _shipped() -> Path:
    """Return the font that comes along: Inter (SIL Open Font License), for Latin, Greek and Cyrillic."""
    import fontpkg_inter

    return Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"


@functools.lru_cache(maxsize=20_000)
def _face(own: tuple[Path, ...], cluster: str, script: str, weight: int) -> Face | None:
    for face in (_main(own, weight), _main((), weight), *_of_script(script, cluster, weight)):
        if face.has(cluster):
            return face
    anywhere = [face for file in installed() for face in faces_of(file, weight) if face.has(cluster)]
    return nearest([face for face in anywhere if "emoji" not in face.file.name.lower()])


@functools.lru_cache(maxsize=500)
def _of_script(script: str, cluster: str, weight: int) -> list[Face]:
    starts = _BY_SCRIPT.get(script, (_noto_name(script, cluster).replace(" ", ""), "Nirmala"))
    return [face for start in starts if (face := _beginning(start, weight)) is not None]


@functools.cache
def _beginning(start: str, weight: int) -> Face | None:
    """Return the best face in the files whose names are this word and a style."""
    style = r"(ui)?(vf|variable|regular|medium|semi|demi|bold|light|[bl])*\d*"
    wanted = re.compile(re.escape(start.casefold()) + style)
    files = [each for each in installed() if wanted.fullmatch(_plain(each))]
    return nearest([face for file in files for face in faces_of(file, weight)])


def _plain(file: Path) -> str:
    return re.sub(r"[\s_-]|\[.*\]|bd$", "", file.stem.casefold())


@functools.lru_cache(maxsize=2_000)
def _emoji(cluster: str) -> Face | None:
    for start in _EMOJI:
        face = _beginning(start, 400)
        if face is not None and face.has(cluster.replace("\ufe0f", "")):
            return face
    return None
