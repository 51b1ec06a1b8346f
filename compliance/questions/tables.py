"""The rulebook's tables for people: fields of a day, statuses, support, comparison, differing documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.common import clock
from compliance.reckoning.fields import FieldName, list_rule, work_categories
from compliance.reckoning.obligations import obligations
from compliance.reckoning.statuses import begun_on, status_name, status_slugs, work_permission
from compliance.rulebook import Rule, RuleNotInForce, UnknownRule, history

from .wording import in_language, periods_in_words, plain

if TYPE_CHECKING:
    from datetime import date


def _at(rule_id: str, day: date) -> Rule | None:
    try:
        return history(rule_id).at(day)
    except (UnknownRule, RuleNotInForce):
        return None


def _of(rule: Rule | None, code: str, lang: str) -> str:
    value = rule.value.get(code) if rule else None
    return plain(value, lang) if value else ""


def field_table(on: date, lang: str) -> list[dict[str, Any]]:
    """Every field listed on the day, with all we know of it; none before the first list."""
    try:
        codes = list_rule(on=on).value
    except RuleNotInForce:
        return []
    return [_field_row(code, on, lang) for code in codes]


def _field_row(code: str, on: date, lang: str) -> dict[str, Any]:
    named, ceiling = _at(f"fields/name_{code}", on), _at(f"fields/ceiling_{code}", on)
    extra, industry = _at(f"fields/extra_{code}", on), _at(f"fields/industry_{code}", on)
    ministries, dispatch = _at("fields/ministries", on), _at("fields/dispatch_allowed", on)
    doubtful = _at("fields/opening_unconfirmed", on)
    in_charge = [
        plain({"ja": entry["ja"], "en": entry["en"]}, lang)
        for entry in (ministries.value.values() if ministries else ())
        if code in entry["fields"]
    ]
    return {
        "code": code,
        "name": FieldName(**named.value) if named else None,
        "ministry": ", ".join(in_charge),
        "ceiling": ceiling.value if ceiling else None,
        "ceiling_confirmed": bool(ceiling and ceiling.is_confirmed),
        "dispatch": bool(dispatch and code in dispatch.value),
        "ssw2": code in list_rule(on=on, status="ssw2").value,
        "ssw2_scope": _of(_at("fields/ssw2_scope", on), code, lang),
        "skills_test": _of(_at("fields/skills_tests", on), code, lang),
        "language": _language(code, on, lang),
        "council": _of(_at("fields/councils", on), code, lang),
        "extra": _texts(extra, lang),
        "industry": ", ".join(industry.value["codes"]) if industry else "",
        "industry_condition": plain(industry.value["condition"], lang) if industry else "",
        "exempt": _exempt_occupations(code, on, lang),
        "work": [category.in_language(lang) for category in work_categories(code, on)],
        "opening_unconfirmed": bool(doubtful and code in doubtful.value),
        "suspended": code in suspended.value if (suspended := _at("fields/coe_suspension", on)) else False,
    }


def _exempt_occupations(code: str, on: date, lang: str) -> list[str]:
    """Technical intern occupations whose completion waives the skills test, with their names."""
    works, names = _at(f"fields/work_{code}", on), _at("fields/technical_intern_occupations", on)
    if works is None or names is None:
        return []
    numbers = dict.fromkeys(number for work in works.value for number in work["occupations"])
    return [f"{number} {in_language(names.value[number], lang)}" for number in numbers]


def _texts(rule: Rule | None, lang: str) -> tuple[str, ...]:
    return tuple(rule.value.get(lang) or rule.value["en"]) if rule else ()


def _language(code: str, on: date, lang: str) -> str:
    general, higher = _at("fields/language_level", on), _at("fields/language_level_higher", on)
    own = _at("fields/language_extra_test", on)
    parts = [" / ".join(general.value["accepted"])] if general else []
    if own and code in own.value:
        parts.append("+ " + plain({key: own.value[code][key] for key in ("ja", "en")}, lang))
    if higher and code in higher.value:
        parts.append(plain({key: higher.value[code][key] for key in ("ja", "en")}, lang))
    return "; ".join(parts)


def status_table() -> list[dict[str, Any]]:
    """Every status of residence with its names, periods and work."""
    source_wording = history("statuses/source_wording_vi").versions[-1].value
    today = clock.today()
    rows = []
    for slug in status_slugs():
        periods = _at(f"periods_of_stay/{slug}", today)
        rows.append(
            {
                "slug": slug,
                "ja": status_name(slug, "ja"),
                "en": status_name(slug, "en"),
                "vi": status_name(slug, "vi"),
                "vi_in_source": source_wording.get(slug, ""),
                "work": work_permission(slug),
                "hours": history("statuses/extra_work_hours").versions[-1].value.get(slug),
                "begun_on": begun_on(slug),
                "periods_rule": periods.id if periods else None,
                "periods": periods_in_words(periods.value) if periods else "",
            }
        )
    return rows


def obligation_table(on: date, lang: str) -> list[dict[str, Any]]:
    """The obligations of support with content, timing, evidence and ways of giving it."""
    topics = {topic: _at(f"support/{topic}", on) for topic in ("content", "timing", "evidence", "modes")}
    return [
        {
            "obligation": each,
            "name": each.in_language(lang),
            "content": _texts_of(topics["content"], each.slug, lang),
            "timing": _of(topics["timing"], each.slug, lang),
            "evidence": _of(topics["evidence"], each.slug, lang),
            "modes": topics["modes"].value.get(each.slug, ()) if topics["modes"] else (),
        }
        for each in obligations(on)
    ]


def _texts_of(rule: Rule | None, slug: str, lang: str) -> tuple[str, ...]:
    texts = rule.value.get(slug) if rule else None
    return tuple(texts.get(lang) or texts["en"]) if texts else ()


def latest(rule_id: str) -> Rule:
    """The last version of a rule that is only read on a page."""
    return history(rule_id).versions[-1]


def comparison(lang: str) -> dict[str, Any]:
    """Technical intern training and SSW (i) side by side, the ways in, and what comes in 2027."""
    table, flows = latest("comparisons/technical_intern_and_ssw"), latest("comparisons/flows")
    future = latest("comparisons/skill_development")
    return {
        "rows": [
            {
                "topic": in_language(_named(row), lang),
                "technical_intern": in_language(row["technical_intern"], lang),
                "ssw1": in_language(row["ssw1"], lang),
            }
            for row in table.value
        ],
        "flows": [
            {
                "title": in_language(_named(flow), lang),
                "steps": flow["steps"].get(lang) or flow["steps"]["en"],
            }
            for flow in flows.value
        ],
        "future": future.value.get(lang) or future.value["en"],
        "future_from": future.effective_from,
        "rules": (table, flows, future),
    }


def contradictions(lang: str) -> dict[str, Any]:
    """Where the source documents differ, and what is in force."""
    table, documents = latest("comparisons/source_contradictions"), latest("comparisons/source_documents")
    keys = [document["document"] for document in documents.value]
    return {
        "documents": [
            {"key": document["document"], "title": in_language(_named(document), lang)}
            for document in documents.value
        ],
        "rows": [
            {
                "topic": in_language(_named(row), lang),
                "said": [row["documents"].get(key, "") for key in keys],
                "in_force": in_language(row["in_force"], lang),
                "rule": row["rule"],
            }
            for row in table.value
        ],
    }


def _named(entry: dict[str, Any]) -> dict[str, str]:
    return {lang: entry[lang] for lang in ("ja", "en", "vi") if lang in entry}
