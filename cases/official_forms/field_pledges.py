"""分野参考様式の誓約書: what employer or support body pledge about accepting workers in a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.official_forms.fieldspec import asked
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.organizations.models import RegisteredSupportOrganization


def collect(case: Case, /, *, slug: str, filed_on: date, language: str, user: User) -> FilledForm:
    """The pledge for the worker of the case. Who answers for it signs and dates it by hand."""
    del user
    form = edition(slug, filed_on=filed_on)
    worker, organization = case.worker, case.organization
    body = _entrusted(case)
    values: dict[str, Value] = {
        "organization": organization.name,
        "organization_address": organization.address,
        "body": body.name if body else "",
        "body_address": body.address if body else "",
    }
    if worker is not None:
        values |= {
            "name": worker.name,
            "sex": worker.sex or None,
            "nationality": written_country(worker.nationality, filed_on=filed_on),
            "birth_date": worker.birth_date,
        }
    known = asked(form).fields
    return fill_form(
        form,
        {key: value for key, value in values.items() if key in known},
        subject=worker.name if worker is not None else organization.name,
        language=language,
    )


def _entrusted(case: Case) -> RegisteredSupportOrganization | None:
    contract = case.worker.support_contract if case.worker is not None else None
    return contract.support_organization if contract is not None else None
