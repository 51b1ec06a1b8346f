"""定期面談報告書（監督者用） (5-6): report on a regular interview with a worker's supervisor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.interview_report_facts import (
    ReportFacts,
    not_to_be_filed,
    read_report,
    report_values,
    report_warnings,
)
from cases.official_forms.registry import edition
from cases.official_forms.written import name_and_post

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from support_plans.models import RegularInterview

SLUG: Final = "interview_report_supervisor"


def fill(
    facts: ReportFacts,
    *,
    supervisor: str = "",
    supervisor_title: str = "",
    department: str = "",
    filed_on: date,
    language: str = "ja",
) -> FilledForm:
    """The report as data. Nothing is guessed: what is unknown stays blank and is listed as missing."""
    form = edition(SLUG, filed_on=filed_on)
    who = {
        "supervisor": name_and_post(supervisor, supervisor_title),
        "supervisor_department": department,
    }
    return fill_form(
        form,
        who | report_values(facts, filed_on=filed_on),
        subject=supervisor,
        language=language,
        warnings=report_warnings(facts),
        missing=not_to_be_filed(facts, form),
    )


def collect(interview: RegularInterview, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The report on one interview with a supervisor; the sheet names no worker."""
    del user
    return fill(
        read_report(interview),
        supervisor=interview.supervisor_name,
        supervisor_title=interview.supervisor_title,
        department=interview.supervisor_department,
        filed_on=filed_on,
        language=language,
    )
