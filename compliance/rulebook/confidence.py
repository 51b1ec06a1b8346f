"""How sure we are of a value, in words a reader understands."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "O": ("公的資料で確認済み", "official text, read", "đã đọc văn bản chính thức"),
    "O*": ("公的資料の引用で確認", "official text, quoted by others", "trích dẫn văn bản chính thức"),
    "S2": ("複数の二次資料が一致", "several secondary sources agree", "nhiều nguồn thứ cấp thống nhất"),
    "S": ("二次資料のみ・未確認", "one secondary source, unconfirmed", "một nguồn thứ cấp, chưa xác nhận"),
    "K": ("一般知識・未確認", "background knowledge, unconfirmed", "kiến thức chung, chưa xác nhận"),
    "D": ("元資料のみ・未確認", "source document only, unconfirmed", "chỉ có tài liệu gốc, chưa xác nhận"),
    "U": ("不確実・見解が分かれる", "unsure, sources conflict", "chưa chắc chắn"),
}
_LANGUAGES: Final = {"ja": 0, "en": 1, "vi": 2}


def confidence_words(grade: str, language: str) -> str:
    """The grade in words."""
    return _WORDS[grade][_LANGUAGES.get(language, 1)]
