"""Notifications of the employer, the support body and the worker."""

from __future__ import annotations

from typing import Final

from django.utils.functional import lazystr

from cases.checklist import FORM_PAPER
from cases.form_making.subject import MadeForm
from cases.official_forms.numbers import short_number
from cases.official_forms.registry import editions


class _NumberOf:
    """The number of a form, read from the rulebook when it is asked for and not before."""

    def __init__(self, slug: str) -> None:
        self.slug = slug

    def __str__(self) -> str:
        return short_number(editions(self.slug)[-1].number)


def _of_case(slug: str, *, goes_with: str = "") -> MadeForm:
    """Made of a case that files it, or that files the form it goes with."""
    number = lazystr(_NumberOf(goes_with or slug))
    return MadeForm(
        slug=slug,
        subject="case",
        capability="forms.make",
        only={"official_form": number},
        papers=(FORM_PAPER,) if not goes_with else (),
    )


FORMS: Final[tuple[MadeForm, ...]] = (
    _of_case("contract_end_or_conclusion_notice"),
    _of_case("contract_change_notice"),
    _of_case("plan_change_notice"),
    _of_case("support_contract_change_notice"),
    _of_case("support_contract_notice"),
    _of_case("difficulty_notice"),
    _of_case("difficulty_explanation", goes_with="difficulty_notice"),
    _of_case("nonconformity_notice"),
    _of_case("support_difficulty_notice"),
    _of_case("worker_contract_ended_notice"),
    _of_case("worker_new_contract_notice"),
    _of_case("foreign_employment_report"),
    MadeForm(slug="support_body_change_notice", subject="support_body", capability="support.forms"),
    MadeForm(slug="support_body_suspension_notice", subject="support_body", capability="support.forms"),
    MadeForm(slug="annual_report", subject="annual_report", capability="forms.make"),
    MadeForm(slug="scale_and_standards_pledge", subject="annual_report", capability="forms.make"),
    MadeForm(slug="standards_pledge", subject="annual_report", capability="forms.make"),
)
