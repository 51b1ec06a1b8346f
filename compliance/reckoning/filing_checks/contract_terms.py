"""The terms filed: pay no less than Japanese, regular hours, legal minimums, rent as in the support plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.rulebook import RuleNotInForce, rule

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from datetime import date

    from .facts import FilingFacts, TermsFacts

CHECK: Final = "contract_terms"
PAY_TOO_LOW: Final = "pay_below_japanese"
BELOW_MINIMUM_WAGE: Final = "pay_below_minimum_wage"
HOURS_NOT_REGULAR: Final = "hours_longer_than_regular_workers"
HOURS_ABOVE_LAW: Final = "weekly_hours_above_the_legal_limit"
NOT_FULL_TIME: Final = "less_than_full_time"
RENT_DIFFERS: Final = "rent_differs_from_support_plan"
BELOW_LEGAL_MINIMUM: Final = "term_below_legal_minimum"
SUPPORT_COSTS: Final = "support_costs_charged_to_worker"
HOUSING_COSTS: Final = "initial_housing_costs_charged_to_worker"

_MINIMUMS: Final = (
    "overtime_percent",
    "overtime_above_60_hours_percent",
    "statutory_holiday_percent",
    "night_percent",
    "suspension_allowance_percent",
    "annual_leave_days",
)


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """Ordinance on standards, art. 1, with the Labour Standards Act."""
    terms = facts.terms
    contract_on = facts.contract_on or facts.accepted_on
    standards = rule("employer/contract_standards", contract_on=contract_on)
    if terms is None:
        if not facts.is_new_to_employer:
            return not_asked(CHECK, (standards,))
        return lacking(CHECK, "terms", because=(standards,))
    found = [
        *_pay(terms, contract_on),
        *_hours(terms, contract_on, facts.accepted_on),
        *_minimums(terms, contract_on),
        *_costs(terms, contract_on),
        *_rent(terms, facts.accepted_on),
    ]
    return tuple(found) or in_order(CHECK, (standards,))


def _pay(terms: TermsFacts, contract_on: date) -> list[Finding]:
    standards = rule("employer/contract_standards", contract_on=contract_on)
    found: list[Finding] = []
    if terms.monthly_pay is None or terms.comparable_monthly_pay is None:
        asked = [name for name in ("monthly_pay", "comparable_monthly_pay") if getattr(terms, name) is None]
        found += lacking(CHECK, *asked, because=(standards,))
    elif terms.monthly_pay < terms.comparable_monthly_pay:
        found.append(blocked(CHECK, PAY_TOO_LOW, standards, subject="monthly_pay"))
    if terms.hourly_pay is not None and terms.regional_minimum_hourly is not None:
        minimum = rule("employer/minimum_wage", contract_on=contract_on)
        if terms.hourly_pay < terms.regional_minimum_hourly:
            found.append(blocked(CHECK, BELOW_MINIMUM_WAGE, minimum, subject="hourly_pay"))
    return found


def _hours(terms: TermsFacts, contract_on: date, accepted_on: date) -> list[Finding]:
    standards = rule("employer/contract_standards", contract_on=contract_on)
    full_time = rule("eligibility/full_time", accepted_on=accepted_on)
    law = rule("employer/labour_minimums", contract_on=contract_on)
    found: list[Finding] = []
    hours, regular = terms.weekly_hours, terms.regular_weekly_hours
    if hours is not None and regular is not None and hours > regular:
        found.append(blocked(CHECK, HOURS_NOT_REGULAR, standards, subject="weekly_hours"))
    if hours is not None and hours > law.value["weekly_hours_at_most"]:
        found.append(warned(CHECK, HOURS_ABOVE_LAW, law, subject="weekly_hours"))
    # “In principle” in the guidelines: falling short of it warns.
    short = (
        ("weekly_hours", hours, "hours_a_week"),
        ("weekly_days", terms.weekly_days, "days_a_week"),
        ("yearly_days", terms.yearly_days, "days_a_year"),
    )
    found += [
        warned(CHECK, NOT_FULL_TIME, full_time, subject=name)
        for name, given, key in short
        if given is not None and given < full_time.value[key]
    ]
    return found


def _minimums(terms: TermsFacts, contract_on: date) -> list[Finding]:
    law = rule("employer/labour_minimums", contract_on=contract_on)
    return [
        blocked(CHECK, BELOW_LEGAL_MINIMUM, law, subject=name)
        for name in _MINIMUMS
        if (given := getattr(terms, name)) is not None and given < law.value[name]
    ]


def _costs(terms: TermsFacts, contract_on: date) -> list[Finding]:
    found: list[Finding] = []
    if terms.support_costs_charged:
        costs = rule("employer/support_costs", on=contract_on)
        found.append(blocked(CHECK, SUPPORT_COSTS, costs, subject="support_costs_charged"))
    if terms.initial_housing_costs_charged:
        try:
            housing = rule("employer/housing_costs", contract_on=contract_on)
        except RuleNotInForce:
            return found
        found.append(blocked(CHECK, HOUSING_COSTS, housing, subject="initial_housing_costs_charged"))
    return found


def _rent(terms: TermsFacts, accepted_on: date) -> list[Finding]:
    if terms.rent_in_contract is None or terms.rent_in_plan is None:
        return []
    agreement = rule("procedures/agreement_of_papers", accepted_on=accepted_on)
    if terms.rent_in_contract == terms.rent_in_plan:
        return []
    return [blocked(CHECK, RENT_DIFFERS, agreement, subject="rent_in_contract")]
