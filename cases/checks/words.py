"""A finding in words: what it says, which facts it lacks, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.questions import QUESTIONS
from cases.words import language
from compliance.questions.wording import code_in_words
from compliance.reckoning.documents import document_title
from compliance.reckoning.filing_checks.findings import FACTS_MISSING
from compliance.rulebook import UnknownRule

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from compliance.reckoning.filing_checks import Finding

_ASKED: Final = {each.fact: each.words for each in QUESTIONS}
# Facts that are entered elsewhere: what they are called.
_FACTS: Final[dict[str, StrOrPromise]] = {
    "field": _("field"),
    "card": _("residence card"),
    "card_number": _("residence card number"),
    "number": _("residence card number"),
    "expires_on": _("end of the period of stay, or of the registration"),
    "registered_on": _("day of registration"),
    "registration_number": _("registration number"),
    "contract_on": _("day the contract was concluded"),
    "dates": _("days on the papers"),
    "stays": _("stays in Japan"),
    "skills_tests_passed": _("skills test passed"),
    "second_tests_passed": _("SSW (ii) test passed"),
    "training": _("technical intern training"),
    "language_level": _("level of Japanese"),
    "guidance_on": _("day of the guidance"),
    "asked_months": _("period of stay asked for"),
    "desired_months": _("period of stay asked for"),
    "issued_on": _("days of issue of the papers"),
    "terms": _("terms of the contract"),
    "support": _("who gives the support"),
    "monthly_pay": _("monthly wage"),
    "comparable_monthly_pay": _("pay of a Japanese doing the same work"),
    "hourly_pay": _("hourly pay"),
    "weekly_hours": _("hours a week"),
    "weekly_days": _("days of work a week"),
    "yearly_days": _("days of work a year"),
    "rent_in_contract": _("rent in the contract and in the support plan"),
    "ssw1_in_care": _("SSW (i) already in care there"),
    "ssw1_in_construction": _("SSW (i) already in construction there"),
    "period_months": _("period of stay on the card"),
    "permitted_on": _("permitted on"),
    "filed_on": _("day of filing"),
    "plan_on": _("day of the support plan"),
    "signed_on": _("day of the worker's signature"),
    "starts_on": _("begins on"),
    "accepted_on": _("day of filing"),
    "had_separation": _("Whether somebody of the same kind of work was separated against their will"),
    "had_missing": _("Whether a foreign worker went missing by the employer's fault"),
}


def finding_words(found: Finding) -> str:
    """One sentence; with what is wanted, or what it is about."""
    if found.code == FACTS_MISSING:
        names = "、".join(fact_words(name) for name in found.missing)
        return _now("Not known yet: %(names)s.") % {"names": names}
    said = code_in_words(found.code)
    about = "、".join(fact_words(name) for name in found.subject.split())
    return f"{said} ({about})" if about else said


def fact_words(name: str) -> str:
    """What a fact is called: a question of ours, a paper, or a plain word."""
    if name in _ASKED:
        return str(_ASKED[name])
    if name in _FACTS:
        return str(_FACTS[name])
    try:
        return document_title(name, language())
    except UnknownRule:
        return name
