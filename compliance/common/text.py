"""Text as people type it, made comparable: full width, odd dashes, spaces; numbers masked for display."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WAVE_DASHES: Final = re.compile("[\u301c\uff5e\u223c\u02dc]")
_HYPHENS: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SPACES: Final = re.compile(r"\s+")
_NOT_A_NUMBER_CHARACTER: Final = re.compile(r"[\s\-ー_./]")
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")
_LEGAL_FORMS: Final = {
    "株": "株式会社",
    "有": "有限会社",
    "同": "合同会社",
    "資": "合資会社",
    "名": "合名会社",
}
# Letters that no decomposition turns into their plain form, as Vietnamese Đ.
_STROKED: Final = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def nfkc(text: str) -> str:
    """Full-width letters and digits made plain, half-width kana made full; edges trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def normalise(text: str) -> str:
    """NFKC, one kind of wave dash (~) and hyphen (-), no invisible characters, single spaces."""
    plain = _WAVE_DASHES.sub("~", _INVISIBLE.sub("", text))
    plain = _HYPHENS.sub("-", unicodedata.normalize("NFKC", plain))
    return _SPACES.sub(" ", plain).strip()


def canonical_number(text: str) -> str:
    """A card, passport or registration number as stored: plain capitals and digits, nothing between them."""
    # What was taken out may have kept a letter and its accent apart.
    return normalise(_NOT_A_NUMBER_CHARACTER.sub("", normalise(text)).upper())


def normalise_name(text: str) -> str:
    """A name for keeping: as written, but with plain letters and single spaces."""
    return normalise(text)


def name_key(text: str) -> str:
    """A name for comparing: no case, marks, spaces or punctuation (NGUYỄN THỊ LAN = Nguyen Thi Lan)."""
    decomposed = unicodedata.normalize("NFD", normalise(text).casefold().translate(_STROKED))
    # The voiced-sound marks of kana tell names apart; only marks on Latin letters are dropped.
    kept = "".join(char for char in decomposed if not "\u0300" <= char <= "\u036f")
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFC", kept))


def company_key(text: str) -> str:
    """A company's name for comparing: as ``name_key``, and ㈱ or (株) is 株式会社."""
    spelt = normalise(text)
    for short, full in _LEGAL_FORMS.items():
        spelt = spelt.replace(f"({short})", full)
    return name_key(spelt)


def mask_number(number: str, *, shown: int = 4) -> str:
    """The number with only its last characters readable; a short one shows fewer, never more than a third."""
    tail = min(shown, len(number) // 3)
    return "*" * (len(number) - tail) + number[len(number) - tail :]
