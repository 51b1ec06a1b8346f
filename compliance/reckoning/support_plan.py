"""1号特定技能外国人支援計画: whether a plan may be agreed and filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .findings import BLOCK, WARN
from .plan_check_frame import day_findings, heading_findings, municipality_findings, people_findings
from .plan_check_parts import (
    LANGUAGE_PARTS,
    consultation_findings,
    hours_findings,
    housing_findings,
    interview_findings,
    language_findings,
)
from .plan_check_rows import row_findings
from .plan_facts import (
    HousingFacts,
    MunicipalityFacts,
    PlanFacts,
    PlanFinding,
    PlannedLanguage,
    PlannedRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = [
    "BLOCK",
    "LANGUAGE_PARTS",
    "WARN",
    "HousingFacts",
    "MunicipalityFacts",
    "PlanFacts",
    "PlanFinding",
    "PlannedLanguage",
    "PlannedRow",
    "may_be_agreed",
    "plan_findings",
]

_CHECKS = (
    heading_findings,
    people_findings,
    row_findings,
    language_findings,
    hours_findings,
    consultation_findings,
    housing_findings,
    interview_findings,
    municipality_findings,
    day_findings,
)


def plan_findings(facts: PlanFacts, *, on: date) -> tuple[PlanFinding, ...]:
    """Everything the form's notes and the ordinance ask of a plan, in the form's order.

    The law is that of the day the plan was drawn up, or of `on` while it has no day.
    """
    day = facts.created_on or on
    return tuple(finding for check in _CHECKS for finding in check(facts, day))


def may_be_agreed(findings: Iterable[PlanFinding]) -> bool:
    """Whether nothing found stands in the way."""
    return not any(finding.blocks for finding in findings)
