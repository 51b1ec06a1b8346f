"""義務的支援: the obligations of support, in the three numberings they go by, and all that each asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.rulebook import Rule, RuleNotInForce, current, rule

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_HOURS: Final = {
    "pre_arrival_guidance": "support/guidance_hours",
    "life_orientation": "support/orientation_hours",
}
_LANGUAGE: Final = (
    "support/language_duty",
    "support/language_duty_interview",
    "support/language_duty_accompaniment",
)
_INTERVIEW: Final = "periodic_interview"
# How a support log names the ways of meeting, in the words of the rule on interviews.
INTERVIEW_MODES: Final = {"in_person": "in_person", "video": "online", "phone": "phone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One obligation: its letter in the ordinance, heading on form 1-17, numbers in the 2019 guide."""

    slug: str
    ordinance: str
    form_heading: str
    source_text: tuple[str, ...]
    ja: str
    en: str
    vi: str

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """How long it takes: under `standard` warns, under `minimum` never counts, `same_site` suffices there."""

    standard: float
    minimum: float
    same_site: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySheet:
    """Everything the law asks of one obligation on a day. Texts are by language: ja, en, vi."""

    obligation: Obligation
    content: Mapping[str, tuple[str, ...]]
    timing: Mapping[str, str]
    optional: Mapping[str, tuple[str, ...]]
    modes: tuple[str, ...]
    """Ways of giving it that count; empty where the law names none. `conditional_modes` ask for more."""
    conditional_modes: tuple[str, ...]
    hours: Hours | None
    language_duty: bool
    evidence_forms: tuple[str, ...]
    delegates: Mapping[str, tuple[str, ...]]
    """To whom it may be entrusted, by scope `all` and `part`."""
    may_be_redelegated: bool
    retention_months: int
    because: tuple[Rule, ...]

    def content_in(self, lang: str) -> tuple[str, ...]:
        return self.content.get(lang) or self.content["en"]

    def timing_in(self, lang: str) -> str:
        return self.timing.get(lang) or self.timing["en"]


def obligations(on: date) -> tuple[Obligation, ...]:
    """The obligations of support on a day, in the ordinance's order."""
    return tuple(Obligation(**entry) for entry in rule("support/obligations", on=on).value)


def obligation_slugs() -> tuple[str, ...]:
    """Every obligation there ever was, by slug."""
    versions = current().history("support/obligations").versions
    return tuple(dict.fromkeys(entry["slug"] for version in versions for entry in version.value))


def owes_support(status: str, *, on: date) -> bool:
    """Whether a support plan is owed to holders of the status (SSW (i) only)."""
    return status in rule("support/duty_by_status", on=on).value


def hours_rule(obligation: str, *, on: date) -> Rule | None:
    """The rule on how long it must take, where there is one."""
    return rule(_HOURS[obligation], on=on) if obligation in _HOURS else None


def language_rule(obligation: str, *, on: date) -> Rule | None:
    """The rule that asks for a language the worker fully understands, where there is one."""
    duties = (rule(name, on=on) for name in _LANGUAGE)
    return next((duty for duty in duties if obligation in duty.value), None)


def duty_sheet(slug: str, *, on: date) -> DutySheet:
    """Ordinance on standards, arts. 3 and 4, with the guidelines on support: one obligation, whole."""
    named = {each.slug: each for each in obligations(on)}
    if slug not in named:
        raise ImpossibleFacts("obligation", f"{slug!r} is no obligation; use one of {', '.join(named)}.")
    texts = {topic: rule(f"support/{topic}", on=on) for topic in ("content", "timing", "optional")}
    modes, conditional, mode_rules = _modes(slug, on)
    hours, language = hours_rule(slug, on=on), language_rule(slug, on=on)
    evidence = rule("support/evidence", on=on)
    delegation, redelegation = rule("support/delegation", on=on), rule("support/redelegation", on=on)
    retention = rule("records/retention", on=on)
    used = (
        rule("support/obligations", on=on),
        *texts.values(),
        *mode_rules,
        hours,
        language,
        evidence,
        delegation,
        redelegation,
        retention,
    )
    return DutySheet(
        obligation=named[slug],
        content=texts["content"].value.get(slug, {"en": ()}),
        timing=texts["timing"].value.get(slug, {"en": ""}),
        optional=texts["optional"].value.get(slug, {"en": ()}),
        modes=modes,
        conditional_modes=conditional,
        hours=_hours(hours.value) if hours else None,
        language_duty=language is not None,
        evidence_forms=evidence.value.get(slug, ()),
        delegates=delegation.value,
        may_be_redelegated=redelegation.value["allowed"],
        retention_months=retention.value["months"],
        because=tuple(each for each in used if each is not None),
    )


def duty_sheets(on: date) -> tuple[DutySheet, ...]:
    """All of them, in the ordinance's order."""
    return tuple(duty_sheet(each.slug, on=on) for each in obligations(on))


def planned_obligation(on: date) -> tuple[Mapping[str, str], Rule] | None:
    """The obligation drafted for 2027, once in force, with the draft it rests on; it asks for nothing yet."""
    try:
        found = rule("support/next_obligation", on=on)
    except RuleNotInForce:
        return None
    return found.value, found


def _hours(value: Mapping[str, Any]) -> Hours:
    return Hours(standard=value["standard"], minimum=value["minimum"], same_site=value.get("same_site"))


def _modes(slug: str, on: date) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Rule, ...]]:
    """Ways that count, ways that count on conditions, and the rules that say so."""
    if slug == _INTERVIEW:
        how = rule("support/interview_modes", on=on)
        stands = {log_word: how.value[word] for log_word, word in INTERVIEW_MODES.items()}
        return (
            tuple(mode for mode, stand in stands.items() if stand == "allowed"),
            tuple(mode for mode, stand in stands.items() if stand == "conditional"),
            (how,),
        )
    allowed, expected = rule("support/modes", on=on), rule("support/expected_modes", on=on)
    if slug in allowed.value:
        return allowed.value[slug], (), (allowed,)
    if slug in expected.value:
        return expected.value[slug], (), (expected,)
    return (), (), ()
