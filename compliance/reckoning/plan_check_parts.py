"""支援計画書の各欄の確認: languages, hours, ways to consult, housing, interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .obligations import hours_rule, language_rule
from .plan_facts import PlannedLanguage, found
from .plan_rows import plan_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from .plan_facts import PlanFacts, PlanFinding

# The parts of the plan that name a language, by obligation.
LANGUAGE_PARTS: Final = ("pre_arrival_guidance", "life_orientation", "consultation", "periodic_interview")

_HOUSING: Final = "housing"


def language_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """A language somebody of the staff or an interpreter speaks, and the worker understands."""
    spoken = {language.casefold() for language in facts.staff_languages}
    understood = {language.casefold() for language in facts.worker_languages}
    for obligation in LANGUAGE_PARTS:
        planned = facts.languages.get(obligation, PlannedLanguage())
        duty = language_rule(obligation, on=on)
        because = (duty,) if duty else ()
        language = planned.language.casefold()
        if not language:
            yield found("language_missing", row=obligation, field="language", on=on, because=because)
            continue
        if language not in spoken and not planned.interpreter.strip():
            yield found("language_without_speaker", row=obligation, field="interpreter", on=on)
        if duty and understood and language not in understood:
            yield found("language_not_understood", row=obligation, field="language", on=on, because=because)


def hours_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """About three hours of guidance, eight of orientation; never under what counts at all."""
    planned = {"pre_arrival_guidance": facts.guidance_hours, "life_orientation": facts.orientation_hours}
    for obligation, hours in planned.items():
        yield from _hours(obligation, hours, on, same_site=facts.same_site)


def _hours(
    obligation: str, hours: Decimal | float | None, on: date, *, same_site: bool
) -> Iterator[PlanFinding]:
    wanted = hours_rule(obligation, on=on)
    if not hours or hours <= 0:
        yield found("hours_missing", row=obligation, field="hours", on=on)
        return
    if wanted is None:
        return
    standard = wanted.value["standard"]
    if same_site:
        standard = wanted.value.get("same_site", wanted.value["minimum"])
    if hours < wanted.value["minimum"]:
        yield found("hours_below_minimum", row=obligation, field="hours", on=on, because=(wanted,))
    elif hours < standard:
        yield found("hours_below_standard", row=obligation, field="hours", on=on, because=(wanted,))


def consultation_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Days, hours and ways in which the worker reaches somebody."""
    part = "consultation"
    standard = rule("support/consultation_hours", on=on)
    kinds = {day.slug: day.kind for day in plan_choices("consultation_days", on=on)}
    given = [kinds[day] for day in facts.consultation_days if day in kinds]
    if not given:
        yield found("consultation_days_missing", row=part, field="consultation_hours", on=on)
    elif (
        given.count("weekday") < standard.value["weekdays"]
        or given.count("free_day") < standard.value["free_days"]
    ):
        yield found(
            "consultation_days_below_standard",
            row=part,
            field="consultation_hours",
            on=on,
            because=(standard,),
        )
    yield from _ways("consultation_methods", "consultation_method_missing", facts.consultation_methods, on)
    yield from _ways("emergency_methods", "emergency_method_missing", facts.emergency_methods, on)


def _ways(field: str, missing: str, ways: Mapping[str, str], on: date) -> Iterator[PlanFinding]:
    if not ways:
        yield found(missing, row="consultation", field=field, on=on)
    for way in plan_choices(field, on=on):
        if way.text and way.slug in ways and not (ways[way.slug] or "").strip():
            yield found("contact_detail_missing", row="consultation", field=field, on=on)


def housing_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Room enough, and a rent that is explained and the same as in the contract."""
    home = facts.housing
    if not home.secured_at:
        yield found("housing_secured_missing", row=_HOUSING, field="secured_at", on=on)
    if not home.occupants:
        yield found("occupants_missing", row=_HOUSING, field="occupants", on=on)
    yield from _room(facts, on)
    if home.is_rent_charged is None:
        yield found("rent_charged_missing", row=_HOUSING, field="is_rent_charged", on=on)
    elif home.is_rent_charged:
        yield from _rent_charged(facts, on)
    else:
        yield from _no_rent(facts, on)


def _room(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    home, wanted = facts.housing, rule("support/room_size", on=on)
    size, least, field = home.room_m2, wanted.value["living_a_person"], "room_m2"
    if home.stays_by_wish and home.bedroom_m2:
        size, least, field = home.bedroom_m2, wanted.value["bedroom_a_person"], "bedroom_m2"
    if not size:
        later = home.secured_at == "after_application"
        yield found("room_size_open" if later else "room_size_missing", row=_HOUSING, field=field, on=on)
    elif home.occupants and float(size) / home.occupants < least:
        yield found("room_below_standard", row=_HOUSING, field=field, on=on, because=(wanted,))


def _rent_charged(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    home = facts.housing
    if not home.monthly_rent:
        yield found("rent_amount_missing", row=_HOUSING, field="monthly_rent", on=on)
    if not home.ownership:
        yield found("ownership_missing", row=_HOUSING, field="ownership", on=on)
    if not home.rent_reason.strip():
        yield found("rent_reason_missing", row=_HOUSING, field="rent_reason", on=on)
    if facts.contract_rent is None:
        yield found("rent_not_compared", row=_HOUSING, field="monthly_rent", on=on)
    elif home.monthly_rent and home.monthly_rent != facts.contract_rent:
        yield found("rent_differs_from_contract", row=_HOUSING, field="monthly_rent", on=on)


def _no_rent(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    home = facts.housing
    if home.monthly_rent or home.ownership or home.rent_reason.strip():
        yield found("rent_details_without_rent", row=_HOUSING, field="monthly_rent", on=on)
    if facts.contract_rent:
        yield found("rent_differs_from_contract", row=_HOUSING, field="is_rent_charged", on=on)


def interview_findings(facts: PlanFacts, on: date) -> Iterator[PlanFinding]:
    """Online only as the worker chose, and once the law allowed it."""
    modes = rule("support/interview_modes", on=on)
    row = facts.row("interview")
    online = row is not None and bool(row.will_do) and "in_person_and_online" in row.methods
    if online and modes.value["online"] == "not_allowed":
        yield found("online_not_yet_allowed", row="interview", field="methods", on=on, because=(modes,))
    if online and facts.interview_choice == "in_person_only":
        yield found("online_not_chosen_by_worker", row="interview", field="methods", on=on, because=(modes,))
    if online and not facts.interview_choice:
        yield found(
            "interview_choice_open", row="interview", field="interview_choice", on=on, because=(modes,)
        )
