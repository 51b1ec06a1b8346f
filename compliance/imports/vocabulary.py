"""The words of ledgers, from data/*.yaml: headings, countries, languages, sexes, remarks and totals."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from compliance.common.text import name_key, normalise

_DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=8_192)
def word_key(text: str) -> str:
    """How words are compared: no case, spaces or punctuation; a word of signs alone is itself."""
    return name_key(text) or normalise(text).casefold()


@cache
def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


def _by_word(groups: dict[str, list[str]]) -> dict[str, str]:
    return {word_key(word): code for code, words in groups.items() for word in words}


@cache
def heading_targets() -> dict[str, str]:
    """Heading → the column it means."""
    return _by_word(_read("headings")["names"])


@cache
def heading_ranks() -> dict[str, int]:
    """Heading → how far down its target's list it stands: the first says most plainly what is meant."""
    names: dict[str, list[str]] = _read("headings")["names"]
    return {word_key(word): rank for words in names.values() for rank, word in enumerate(words)}


@cache
def headings_after() -> dict[str, dict[str, str | None]]:
    """Headings that lean on the column before them."""
    after: dict[str, dict[str, str | None]] = _read("headings")["after"]
    return {word_key(word): meanings for word, meanings in after.items()}


@cache
def headings_of_others() -> tuple[str, ...]:
    return tuple(word_key(word) for word in _read("headings")["others"])


@cache
def _nationalities() -> dict[str, str]:
    return _by_word(_read("nationalities"))


@cache
def _languages() -> dict[str, str]:
    return _by_word(_read("languages"))


@cache
def _sexes() -> dict[str, str]:
    return _by_word(_read("words")["sex"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in _read("words")[kind])


@cache
def remark_openings() -> tuple[str, ...]:
    return tuple(normalise(word).casefold() for word in _read("words")["remarks"])


def nationality_code(text: str) -> str | None:
    """ISO 3166 alpha-2 of a country's name or code."""
    key = word_key(text)
    code = key.upper()
    if code in _read("nationalities"):
        return code
    return _nationalities().get(key) or _nationalities().get(word_key(normalise(text).partition("(")[0]))


def language_code(text: str) -> str | None:
    """ISO 639-1 of a language's name or code."""
    key = word_key(text)
    if key in _read("languages"):
        return key
    return _languages().get(key) or _languages().get(word_key(normalise(text).partition("(")[0]))


def nationality_name(code: str) -> str:
    """The country's usual Japanese name."""
    return str(_read("nationalities").get(code, [code])[0])


def language_name(code: str) -> str:
    """The language's usual Japanese name."""
    return str(_read("languages").get(code, [code])[0])


def sex_slug(text: str) -> str | None:
    return _sexes().get(word_key(text))


def means_self_support(text: str) -> bool:
    return word_key(text) in _words("self_support")


@lru_cache(maxsize=8_192)
def means_nothing(text: str) -> bool:
    """A dash, a cross, 'none': written where there is nothing to write."""
    return (not name_key(text) and not means_ditto(text)) or word_key(text) in _words("nothing")


def means_no_end(text: str) -> bool:
    return word_key(text) in _words("no_end")


def means_ditto(text: str) -> bool:
    return word_key(text) in _words("ditto")


def means_total(text: str) -> bool:
    """合計 40名, 小計：12, Total 40 …: the first word, with a count after it or nothing."""
    plain = normalise(text)
    head = plain.rstrip("0123456789名人件数:.,() ").strip()
    return word_key(head) in _words("totals") if head else False


def is_remark(text: str) -> bool:
    return normalise(text).casefold().startswith(remark_openings())
