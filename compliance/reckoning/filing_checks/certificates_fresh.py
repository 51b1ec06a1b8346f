"""証明書の発行日: no paper older at filing than it may be, photograph and health check included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.common.dates import subtract_months
from compliance.reckoning.documents import document
from compliance.rulebook import RuleNotInForce, UnknownRule, rule

from .findings import Finding, blocked, in_order, lacking, warned

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.documents import Document
    from compliance.rulebook import Rule

    from .facts import FilingFacts

CHECK: Final = "certificates_fresh"
TOO_OLD: Final = "certificate_too_old"
AGEING: Final = "certificate_older_than_advised"
ISSUED_LATER: Final = "certificate_issued_after_filing"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    usual = rule("procedures/document_age", accepted_on=facts.accepted_on)
    if not facts.issued_on:
        return lacking(CHECK, "issued_on", because=(usual,))
    found = [
        finding
        for slug, issued_on in sorted(facts.issued_on.items())
        for finding in _of_paper(slug, issued_on, facts)
    ]
    return tuple(found) or in_order(CHECK, (usual,))


def oldest_allowed(slug: str, *, accepted_on: date, abroad: bool) -> tuple[date | None, tuple[Rule, ...]]:
    """The earliest day of issue still taken at filing, and the rules; None where age does not matter."""
    try:
        paper = document(slug, accepted_on)
    except (RuleNotInForce, UnknownRule):
        return None, ()
    months, because = _months(paper, accepted_on, abroad=abroad)
    return (None if months is None else subtract_months(accepted_on, months)), because


def _of_paper(slug: str, issued_on: date, facts: FilingFacts) -> list[Finding]:
    abroad = facts.application_type == "coe"
    oldest, because = oldest_allowed(slug, accepted_on=facts.accepted_on, abroad=abroad)
    if issued_on > facts.accepted_on:
        return [warned(CHECK, ISSUED_LATER, *because, subject=slug)]
    if oldest is None:
        return []
    if issued_on < oldest:
        return [blocked(CHECK, TOO_OLD, *because, subject=slug)]
    advised = document(slug, facts.accepted_on).advised_age_months
    if advised is not None and issued_on < subtract_months(facts.accepted_on, advised):
        return [warned(CHECK, AGEING, *because, subject=slug)]
    return []


def _months(paper: Document, accepted_on: date, *, abroad: bool) -> tuple[int | None, tuple[Rule, ...]]:
    if paper.age_rule is None:
        return paper.max_age_months, (paper.rule,)
    ages = rule(paper.age_rule, accepted_on=accepted_on)
    return ages.value["abroad_months" if abroad else "in_japan_months"], (paper.rule, ages)
