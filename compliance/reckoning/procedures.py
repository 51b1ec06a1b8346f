"""手続: what each procedure consists of: steps, who does them, papers, fees, durations, deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from compliance.rulebook import RuleNotInForce, all_rules, rule

from .case_conditions import weigh_all
from .closed_days import open_day_on_or_before
from .periods import add_period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

Who: TypeAlias = Literal["employer", "worker", "support_body", "we", "agency"]

_PREFIX: Final = "procedures/"
_SETS: Final = "procedures/document_sets"
_DURATIONS: Final = "procedures/processing_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDue:
    """By when a step is due: a period of a rule counted from an event, before another step, or the deadline
    of a kind in the catalogue, which is reckoned from the facts themselves.
    """

    from_event: str | None = None
    before_step: str | None = None
    rule_id: str | None = None
    key: str | None = None
    unit: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a procedure; `confidence` is its own grade where it differs from the procedure's."""

    slug: str
    order: int
    who: Who
    ja: str
    en: str
    vi: str
    conditions: tuple[Mapping[str, Any], ...] = ()
    due: StepDue | None = None
    official_forms: tuple[str, ...] = ()
    confidence: str | None = None

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One procedure as it stood on a day.

    `application_type` is coe, change, extension or none; `fee` and `duration` name what `fees.fee` and
    `typical_duration` are asked with; `documents` are slugs of `documents`, in the order of filing.
    """

    slug: str
    kind: str
    application_type: str
    title: Mapping[str, str]
    status_from: tuple[str, ...]
    status_to: str | None
    field: str | None
    steps: tuple[Step, ...]
    documents: tuple[str, ...]
    document_sets: tuple[str, ...]
    fee: str | None
    duration: str | None
    deadlines: tuple[str, ...]
    official_forms: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: str
    because: tuple[Rule, ...]

    def title_in(self, lang: str) -> str:
        return self.title.get(lang) or self.title["en"]

    def step(self, slug: str) -> Step:
        return next(step for step in self.steps if step.slug == slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDay:
    """The last day of a step, and the open day to plan for."""

    last_day: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def procedure_slugs() -> tuple[str, ...]:
    """Every procedure there ever was, by slug."""
    return tuple(
        history.id.removeprefix(_PREFIX)
        for history in all_rules(_PREFIX)
        if any(_is_procedure(version) for version in history)
    )


def procedure(slug: str, on: date) -> Procedure:
    """The procedure as it stood on the day; UnknownRule or RuleNotInForce where there was none."""
    return _read(rule(f"procedures/{slug}", accepted_on=on), rule(_SETS, accepted_on=on))


def procedures(on: date) -> tuple[Procedure, ...]:
    """Every procedure open on the day."""
    found = []
    for slug in procedure_slugs():
        try:
            found.append(procedure(slug, on))
        except RuleNotInForce:
            continue
    return tuple(found)


def steps_for(found: Procedure, facts: Mapping[str, Any], on: date) -> tuple[Step, ...]:
    """The steps that apply; a step whose condition is not known stays, for a person to decide."""
    known = {"status_to": found.status_to, **{name: fact for name, fact in facts.items() if fact is not None}}
    return tuple(step for step in found.steps if weigh_all(step.conditions, known, on).holds is not False)


def step_day(step: Step, *, event_on: date, accepted_on: date | None = None) -> StepDay | None:
    """The last day of a step counted from its event; None where the step has no period of its own."""
    if step.due is None or step.due.rule_id is None:
        return None
    period = _period(step.due.rule_id, event_on, accepted_on or event_on)
    length = period.value[step.due.key] if step.due.key else period.value
    counted = add_period(from_on=event_on, **{step.due.unit or "days": length})
    return StepDay(
        last_day=counted.last_day,
        safe_on=open_day_on_or_before(counted.safe_on),
        because=(period, *counted.because),
        warnings=counted.warnings,
    )


def typical_duration(found: Procedure, on: date) -> tuple[Mapping[str, Any] | None, tuple[Rule, ...]]:
    """How long the agency usually takes, and the rule; nothing where none is known."""
    durations = rule(_DURATIONS, accepted_on=on)
    return (durations.value.get(found.duration) if found.duration else None), (durations,)


def _is_procedure(version: Rule) -> bool:
    return isinstance(version.value, dict) and "steps" in version.value


def _period(rule_id: str, event_on: date, accepted_on: date) -> Rule:
    """The rule of the period, asked by the kind of date it changes over by."""
    history = next(found for found in all_rules(rule_id) if found.id == rule_id)
    day = accepted_on if history.changes_over_by == "accepted_on" else event_on
    return history.at(day)


@lru_cache(maxsize=256)
def _read(found: Rule, sets: Rule) -> Procedure:
    value = found.value
    listed = [slug for name in value["document_sets"] for slug in sets.value[name]]
    return Procedure(
        slug=found.id.removeprefix(_PREFIX),
        kind=value["kind"],
        application_type=value["application_type"],
        title=found.title,
        status_from=value.get("status_from", ()),
        status_to=value.get("status_to"),
        field=value.get("field"),
        steps=tuple(_step(entry) for entry in value["steps"]),
        documents=tuple(dict.fromkeys((*listed, *value["documents"]))),
        document_sets=value["document_sets"],
        fee=value["fee"],
        duration=value["duration"],
        deadlines=value["deadlines"],
        official_forms=value["official_forms"],
        rules=value.get("rules", ()),
        confidence=found.confidence,
        because=(found, sets),
    )


def _step(entry: Mapping[str, Any]) -> Step:
    due = entry.get("due")
    return Step(
        slug=entry["slug"],
        order=entry["order"],
        who=entry["who"],
        ja=entry["ja"],
        en=entry["en"],
        vi=entry["vi"],
        conditions=entry.get("when", ()),
        due=None if due is None else _due(due),
        official_forms=entry.get("official_forms", ()),
        confidence=entry.get("confidence"),
    )


def _due(entry: Mapping[str, Any]) -> StepDue:
    return StepDue(
        from_event=entry.get("from"),
        before_step=entry.get("before"),
        rule_id=entry.get("rule"),
        key=entry.get("key"),
        unit=entry.get("unit"),
        deadline=entry.get("deadline"),
    )
