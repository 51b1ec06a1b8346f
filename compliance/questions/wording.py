"""How rules and answers are put into words: grades, units, values, codes of warnings and findings."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.reckoning.fields import all_field_codes, field_name
from compliance.reckoning.obligations import obligations
from compliance.reckoning.statuses import status_name, status_slugs
from compliance.rulebook import current

from .codes import CODES
from .labels import ANSWERS, UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.rulebook import Rule, Rulebook

    from .inputs import Input, Wording

_SLUG: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LANGUAGES: Final = frozenset({"ja", "en", "vi"})

CONFIDENCE: Final[Mapping[str, Wording]] = {
    "O": gettext_lazy("official text read"),
    "O*": gettext_lazy("official text, as quoted by others"),
    "S2": gettext_lazy("two or more secondary sources agree"),
    "S": gettext_lazy("one secondary source"),
    "K": gettext_lazy("general knowledge, not yet confirmed"),
    "D": gettext_lazy("from a source document alone"),
    "U": gettext_lazy("unsettled: sources conflict or are silent"),
}
DATE_KINDS: Final[Mapping[str, Wording]] = {
    "on": gettext_lazy("the day in question"),
    "accepted_on": gettext_lazy("the day the application is accepted"),
    "filed_on": gettext_lazy("the day of filing"),
    "happened_on": gettext_lazy("the day of the event"),
    "permitted_on": gettext_lazy("the day of permission"),
    "contract_on": gettext_lazy("the day of the contract"),
}


def confidence_in_words(grade: str) -> str:
    return str(CONFIDENCE.get(grade, grade))


def code_in_words(code: str) -> str:
    """What a warning or a finding says; one without words shows its code."""
    return str(CODES.get(code, code))


def answer_label(key: str) -> str:
    return str(ANSWERS.get(key, key))


def in_language(texts: Mapping[str, str], lang: str) -> str:
    """The text in the language asked for, else in English, else whatever there is."""
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


def value_in_words(rule: Rule, lang: str) -> str:
    """A rule's value for people to read."""
    return _in_words(rule, lang, get_language(), current(), clock.today())


@lru_cache(maxsize=4096)
def _in_words(rule: Rule, lang: str, _speaking: str | None, _rulebook: Rulebook, _today: date) -> str:
    # The page of all rules asks for every value there is, at every opening.
    if rule.value is None:
        return _("ended")
    text = plain(rule.value, lang)
    if rule.unit and isinstance(rule.value, int | float):
        return str(UNITS[rule.unit]) % {"value": text} if rule.unit in UNITS else f"{text} {rule.unit}"
    return text


def plain(value: Any, lang: str) -> str:
    """Any value in words: texts in several languages show the one asked for."""
    if isinstance(value, dict):
        return _mapping(value, lang)
    if isinstance(value, list | tuple):
        return ", ".join(plain(item, lang) for item in value) or _("none")
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None:
        return _("none")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, str):
        return word(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def word(slug: str) -> str:
    """A slug of the rulebook in words: the name of a field, status or obligation, or a plain word.

    Plain words are looked up in the catalogue by their English; one without translation stays English.
    """
    if not _SLUG.fullmatch(slug):
        return slug
    return _word(current(), (get_language() or "ja").split("-")[0], clock.today(), slug)


@lru_cache(maxsize=16_384)
def _word(rulebook: Rulebook, lang: str, today: date, slug: str) -> str:
    # The values of all rules are some 75,000 words, a few thousand of them different.
    if name := _names(rulebook, lang, today).get(slug):
        return name
    english = slug.replace("_", " ")
    text = pgettext("rulebook", english)
    return text if text != english else _titles(rulebook, lang).get(slug, english)


@lru_cache(maxsize=8)
def _names(_rulebook: Rulebook, lang: str, today: date) -> Mapping[str, str]:
    """What obligations, statuses and fields are called on the day."""
    return {
        **{each.slug: each.in_language(lang) for each in obligations(today)},
        **{slug: status_name(slug, lang) for slug in status_slugs()},
        **{code: field_name(code, lang, on=today) for code in all_field_codes()},
    }


@lru_cache(maxsize=8)
def _titles(rulebook: Rulebook, lang: str) -> Mapping[str, str]:
    """What papers and kinds of deadline are called, by the slug other rules name them with."""
    return {
        found.id.partition("/")[2]: in_language(found.title, lang)
        for prefix in ("deadlines/", "documents/")
        for found in rulebook.all_rules(prefix)
    }


def _mapping(value: dict[str, Any], lang: str) -> str:
    if value and set(value) <= _LANGUAGES:
        return plain(value.get(lang) or value.get("en") or next(iter(value.values())), lang)
    texts = {key: value[key] for key in _LANGUAGES & set(value) if isinstance(value[key], str)}
    # A slug beside its texts is for the program; the reader has the text.
    rest = {key: item for key, item in value.items() if key not in texts and not (texts and key == "slug")}
    parts = [in_language(texts, lang)] if texts else []
    parts += [f"{word(key)}: {plain(item, lang)}" for key, item in rest.items()]
    return "; ".join(parts) or _("none")


def answer_value(key: str, value: Any) -> str:
    """An answer's value in words; codes of findings become sentences."""
    if key in {"blocking", "findings", "missing"} and isinstance(value, list):
        return "; ".join(code_in_words(code) for code in value) or _("none")
    if key == "required" and isinstance(value, list):
        return "; ".join(_record(item) for item in value) or _("nothing needs to be filed")
    if isinstance(value, int) and not isinstance(value, bool) and key not in {"yen", "ceiling"}:
        return str(value)
    return plain(value, "")


def _record(item: Mapping[str, Any]) -> str:
    return ", ".join(f"{answer_label(key)} {plain(value, '')}" for key, value in item.items())


def given_value(asked: Input, value: Any) -> str:
    """A fact as it was given, with the label of a choice."""
    if isinstance(value, bool):
        return plain(value, "")
    labels = dict(asked.choices())
    if isinstance(value, str) and value in labels:
        return str(labels[value])
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:g}"
    return plain(value, "")


def periods_in_words(periods: Mapping[str, Any]) -> str:
    """The periods of stay a status is granted for."""
    parts = [length_in_words(months) for months in periods.get("months", ())]
    parts += [_("%(value)s days") % {"value": days} for days in periods.get("days", ())]
    if most := periods.get("up_to_months"):
        parts.append(_("designated, up to %(length)s") % {"length": length_in_words(most)})
    if most_days := periods.get("up_to_days"):
        parts.append(_("up to %(length)s") % {"length": _("%(value)s days") % {"value": most_days}})
    if periods.get("open_ended"):
        parts.append(_("no fixed end"))
    return ", ".join(parts)


def length_in_words(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [_("%(value)s years") % {"value": years}] if years else []
    if rest or not parts:
        parts.append(_("%(value)s months") % {"value": rest})
    return " ".join(parts)
