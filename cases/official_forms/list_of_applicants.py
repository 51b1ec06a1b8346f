"""申請人名簿: everybody of a cohort who applies at once; goes first in the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.models import Case
from cases.official_forms.collect import current_card
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.organizations.models import AcceptingOrganization
    from compliance.workers.models import Worker

SLUG: Final = "list_of_applicants"


def fill(
    organization: AcceptingOrganization,
    applicants: Sequence[Mapping[str, Value]],
    *,
    filed_on: date,
    language: str = "ja",
) -> FilledForm:
    """The list as data, one line an applicant."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "organization": organization.name,
            "corporate_number": organization.corporate_number,
            "address": organization.address,
            "count": len(applicants),
        },
        {"applicants": applicants},
        subject=organization.name,
        language=language,
    )


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The cohort of the case with the same application; a case without one stands alone."""
    together = Case.objects.visible_to(user).filter(
        organization=case.organization_id, application_type=case.application_type, worker__isnull=False
    )
    together = (
        together.filter(pk=case.pk) if case.cohort_id is None else together.filter(cohort=case.cohort_id)
    )
    rows = together.select_related("worker").prefetch_related("worker__cards").order_by("worker__name", "id")
    return fill(
        case.organization,
        [_applicant(each.worker, each, filed_on) for each in rows if each.worker is not None],
        filed_on=filed_on,
        language=language,
    )


def _applicant(worker: Worker, case: Case, filed_on: date) -> dict[str, Value]:
    card = current_card(worker)
    return {
        "name": worker.name,
        "sex": worker.sex,
        "birth_date": worker.birth_date,
        "nationality": written_country(worker.nationality, filed_on=filed_on) or worker.nationality,
        "card_number": card.number if card is not None else "",
        "application": case.application_type,
    }
