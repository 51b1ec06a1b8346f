"""Names people read for what is stored as codes: kinds of deadline, confidence, fields, statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext_lazy

from compliance.common import clock
from compliance.questions.wording import code_in_words
from compliance.reckoning.fields import field_name
from compliance.reckoning.statuses import status_name
from compliance.rulebook import RuleNotInForce, UnknownRule, all_rules, history
from compliance.rulebook.confidence import confidence_words

if TYPE_CHECKING:
    from datetime import date


def language() -> str:
    """The two-letter language of this request."""
    return (get_language() or "ja")[:2]


def in_language(texts: Any) -> str:
    """One of several languages, English where the asked one is missing."""
    if not isinstance(texts, dict):
        return ""
    return str(texts.get(language()) or texts.get("en") or next(iter(texts.values()), ""))


def kind_title(kind: str) -> str:
    """What a kind of deadline is called."""
    try:
        return in_language(history(f"deadlines/{kind}").title)
    except UnknownRule:
        return kind


def kind_choices() -> list[tuple[str, str]]:
    """Every kind of deadline with its name."""
    kinds = [rule.id.partition("/")[2] for rule in all_rules("deadlines/")]
    return [(kind, kind_title(kind)) for kind in kinds]


def what_to_do(kind: str, on: date | None = None) -> str:
    """One sentence: what the deadline asks for."""
    try:
        value = history(f"deadlines/{kind}").at(on or clock.today()).value
    except (UnknownRule, RuleNotInForce):
        return ""
    return in_language(value.get("what_to_do")) if isinstance(value, dict) else ""


def rule_title(rule_id: str) -> str:
    """What a rule is called."""
    try:
        return in_language(history(rule_id).title)
    except UnknownRule:
        return rule_id


def confidence(grade: str) -> str:
    """How sure a value is, in words."""
    return confidence_words(grade, language())


def field_title(code: str, on: date | None = None) -> str:
    """What a field of work is called on that day."""
    if not code:
        return ""
    try:
        return field_name(code, language(), on=on or clock.today())
    except (UnknownRule, RuleNotInForce):
        return code


def status_title(slug: str, as_written: str = "") -> str:
    """What a status of residence is called; as it was written where we do not know it."""
    return status_name(slug, language()) if slug else as_written


_COUNTRIES = {
    "VN": gettext_lazy("Vietnam"),
    "ID": gettext_lazy("Indonesia"),
    "PH": gettext_lazy("Philippines"),
    "MM": gettext_lazy("Myanmar"),
    "KH": gettext_lazy("Cambodia"),
    "NP": gettext_lazy("Nepal"),
    "TH": gettext_lazy("Thailand"),
    "CN": gettext_lazy("China"),
    "TW": gettext_lazy("Taiwan"),
    "MN": gettext_lazy("Mongolia"),
    "LK": gettext_lazy("Sri Lanka"),
    "BD": gettext_lazy("Bangladesh"),
    "IN": gettext_lazy("India"),
    "UZ": gettext_lazy("Uzbekistan"),
    "PK": gettext_lazy("Pakistan"),
    "LA": gettext_lazy("Laos"),
    "BT": gettext_lazy("Bhutan"),
    "MY": gettext_lazy("Malaysia"),
    "KG": gettext_lazy("Kyrgyzstan"),
    "TJ": gettext_lazy("Tajikistan"),
    "TL": gettext_lazy("Timor-Leste"),
    "KR": gettext_lazy("South Korea"),
    "PE": gettext_lazy("Peru"),
    "BR": gettext_lazy("Brazil"),
    "JP": gettext_lazy("Japan"),
}


def country(code: str) -> str:
    """What a country is called; one we have no name for shows its code."""
    return str(_COUNTRIES.get(code, code))


def warning(code: str) -> str:
    """A doubt that a reckoning raised, in words."""
    return code_in_words(code)


def because(basis: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Why a day: each rule with its title, article, since when and how sure."""
    return [
        {
            "title": rule_title(entry.get("rule", "")),
            "rule": entry.get("rule", ""),
            "source": _source(entry),
            "since": entry.get("effective_from", ""),
            "confidence": confidence(entry.get("confidence", "")),
            "unsure": entry.get("confidence") not in {"O", "O*"},
        }
        for entry in basis
    ]


def _source(entry: dict[str, Any]) -> str:
    """The source in the reader's language: the stored one is Japanese."""
    try:
        versions = history(entry["rule"]).versions
    except (UnknownRule, KeyError):
        return str(entry.get("source", ""))
    version = next(
        (v for v in versions if v.effective_from.isoformat() == entry.get("effective_from")), versions[-1]
    )
    return version.source.label(language())
