"""Checks before filing, one a file: each collects its facts, and asks reckoning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cases.checks import (
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
from cases.checks.words import finding_words
from cases.facts import FIRST_STATUS, facts_of
from cases.models.choices import ApplicationType, Kind
from compliance.common import clock
from compliance.reckoning.filing_checks import FilingFacts, Finding, run_check
from compliance.reckoning.filing_checks.findings import NOT_IN_FORCE
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from cases.facts import CaseFacts
    from cases.models import Case, CheckOverride

CHECKS: Final = (
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
_FIRST_STATUSES: Final = (FIRST_STATUS, "ssw2")
_PREPARATION: Final = frozenset({"transition_preparation", "driver_preparation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFinding:
    """What one check found about a case, in words; and who answers for it if it is overridden."""

    title: StrOrPromise
    place: str
    finding: Finding
    words: str
    override: CheckOverride | None = None

    @property
    def code(self) -> str:
        """What an override is kept under: one a finding, so that it never covers another."""
        return f"{self.finding.code}:{self.finding.subject}"[:60].rstrip(":")

    @property
    def severity(self) -> str:
        return "overridden" if self.finding.blocks and self.override else self.finding.severity

    @property
    def stands_in_the_way(self) -> bool:
        return self.finding.blocks and self.override is None


def is_checked(case: Case) -> bool:
    """Applications for a status are; notifications and processes have nothing these checks ask for."""
    return case.kind == Kind.APPLICATION and case.application_type != ApplicationType.NONE


def run_checks(case: Case, *, on: date | None = None) -> list[CaseFinding]:
    """Every check of the case, in the order of the table; one that cannot be made never stops the others."""
    if not is_checked(case):
        return []
    facts = facts_of(case, on=on or clock.today())
    if (facts.status_to or FIRST_STATUS) not in _FIRST_STATUSES:
        return []
    overrides = {row.code: row for row in case.overrides.all()} if case.pk else {}
    return [_with_override(found, overrides) for found in _examined(facts)]


def _examined(facts: CaseFacts) -> Iterator[CaseFinding]:
    for check in CHECKS:
        for finding in _findings(check, facts):
            yield CaseFinding(
                title=check.TITLE, place=check.PLACE, finding=finding, words=finding_words(finding)
            )


def _findings(check: Any, facts: CaseFacts) -> tuple[Finding, ...]:
    try:
        given = FilingFacts(**{**base_facts(facts), **check.collect(facts)})
    except RuleNotInForce:
        return (Finding(check=check.CHECK, code=NOT_IN_FORCE, severity="warn"),)
    return run_check(check.CHECK, given)


def base_facts(facts: CaseFacts) -> dict[str, Any]:
    """What every check is told."""
    return {
        "application_type": str(facts.case.application_type),
        "accepted_on": facts.day,
        "field": facts.case.field,
        "status_to": facts.status_to or FIRST_STATUS,
        "preparation": facts.case.procedure in _PREPARATION,
    }


def _with_override(found: CaseFinding, overrides: dict[str, CheckOverride]) -> CaseFinding:
    if not found.finding.blocks or found.code not in overrides:
        return found
    return CaseFinding(
        title=found.title,
        place=found.place,
        finding=found.finding,
        words=found.words,
        override=overrides[found.code],
    )
