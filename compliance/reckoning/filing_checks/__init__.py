"""提出前の確認: what stands in the way of a filing, one check a module, each citing its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.facts import ImpossibleFacts
from compliance.rulebook import RuleNotInForce

from . import (
    card,
    certificates_fresh,
    contract_terms,
    council,
    date_order,
    field_suspension,
    five_years,
    guidance,
    headcounts,
    language_level,
    missing_persons,
    period_possible,
    separations,
    support_body,
    tests_or_exemption,
)
from .facts import CardFacts, FilingFacts, SupportFacts, TermsFacts, TrainingFacts
from .findings import NOT_IN_FORCE, Finding, Severity, lacking

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "CHECKS",
    "CardFacts",
    "FilingFacts",
    "Finding",
    "Severity",
    "SupportFacts",
    "TermsFacts",
    "TrainingFacts",
    "check_filing",
    "run_check",
]

CHECKS: Final[Mapping[str, Callable[[FilingFacts], tuple[Finding, ...]]]] = {
    module.CHECK: module.check
    for module in (
        field_suspension,
        council,
        separations,
        missing_persons,
        headcounts,
        guidance,
        tests_or_exemption,
        language_level,
        five_years,
        period_possible,
        contract_terms,
        date_order,
        certificates_fresh,
        support_body,
        card,
    )
}


def check_filing(facts: FilingFacts) -> tuple[Finding, ...]:
    """Every check, in the order of the table; one that cannot be made never stops the others."""
    return tuple(finding for slug in CHECKS for finding in run_check(slug, facts))


def run_check(slug: str, facts: FilingFacts) -> tuple[Finding, ...]:
    """One check. Facts that cannot be are asked for anew; a rule not in force that day warns."""
    try:
        return CHECKS[slug](facts)
    except ImpossibleFacts as refused:
        return lacking(slug, refused.fact)
    except RuleNotInForce:
        return (Finding(check=slug, code=NOT_IN_FORCE, severity="warn"),)
