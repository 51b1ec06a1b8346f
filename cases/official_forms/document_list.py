"""提出書類一覧表: which papers go with an application, as the case has them; one table a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.models import CaseDocument
from cases.models.choices import PaperState
from cases.official_forms.fieldspec import asked
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from cases.official_forms.written import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User

TABLE_1: Final = "document_list_1"
TABLE_2: Final = "document_list_2"
TABLE_3_FOOD: Final = "document_list_3_food_svc"
_THERE: Final = frozenset({PaperState.RECEIVED, PaperState.REVIEWED})
_LEFT_OUT: Final = frozenset({PaperState.OMITTED, PaperState.NOT_NEEDED})
_FILED: Final = "_filed_on"
_RECEIPT: Final = "_receipt"


def fill(
    slug: str,
    states: Mapping[str, str],
    filed: Mapping[str, tuple[date, str]],
    *,
    worker: str,
    organization: str,
    filed_on: date,
    language: str = "ja",
) -> FilledForm:
    """One table as data: 有 what is there, 無 what is left out, nothing what is still to come.

    `filed` holds, by paper, when it went in before and under which receipt number: printed only where the
    paper is left out now.
    """
    form = edition(slug, filed_on=filed_on)
    known = asked(form).fields
    values: dict[str, Value] = {"worker": worker, "organization": organization}
    for paper, state in states.items():
        if state in _THERE:
            values[paper] = True
        elif state in _LEFT_OUT:
            values[paper] = False
            if paper in filed:
                day, receipt = filed[paper]
                values |= {paper + _FILED: written_day(day, filed_on=filed_on), paper + _RECEIPT: receipt}
    return fill_form(
        form,
        {key: value for key, value in values.items() if key in known},
        subject=worker or organization,
        language=language,
    )


def collect_table_1(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """第1表: the applicant's papers, with the cover."""
    return _collect(TABLE_1, case, filed_on=filed_on, language=language, user=user)


def collect_table_2(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """第2表の1: papers of an employer with a record."""
    return _collect(TABLE_2, case, filed_on=filed_on, language=language, user=user)


def collect_table_3_food(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """第3表の14: papers of food service."""
    return _collect(TABLE_3_FOOD, case, filed_on=filed_on, language=language, user=user)


def _collect(slug: str, case: Case, *, filed_on: date, language: str, user: User) -> FilledForm:
    return fill(
        slug,
        {paper.slug: paper.state for paper in case.documents.all()},
        _filed_before(case, user),
        worker=case.worker.name if case.worker is not None else "",
        organization=case.organization.name,
        filed_on=filed_on,
        language=language,
    )


def _filed_before(case: Case, user: User) -> dict[str, tuple[date, str]]:
    """The latest filing of each paper for the same applicant, as far as it is on record here."""
    if case.worker_id is None:
        return {}
    before: Iterable[CaseDocument] = (
        CaseDocument.objects.visible_to(user)
        .filter(case__worker=case.worker_id, case__submitted_on__isnull=False, state__in=sorted(_THERE))
        .exclude(case=case)
        .select_related("case")
        .order_by("case__submitted_on", "id")
    )
    return {
        paper.slug: (paper.case.submitted_on, paper.case.receipt_number)
        for paper in before
        if paper.case.submitted_on is not None
    }
