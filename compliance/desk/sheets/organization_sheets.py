"""Sheets of an employer: what forms ask about it, and its declarations."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance.desk.sheets.sheet import Rows, Sheet
from compliance.organizations import eligibility_services, services
from compliance.organizations.models import (
    AcceptingOrganization,
    FinancialYear,
    Officer,
    SeparationReport,
)


def _save(organization: Any, by: Any, facts: dict[str, Any], rows: dict[str, Any]) -> Any:
    services.change_organization(organization=organization, by=by, **facts)
    eligibility_services.set_lists(organization=organization, by=by, lists=rows)
    return organization


FACTS = Sheet(
    slug="facts",
    title=_("What forms ask of the employer"),
    model=AcceptingOrganization,
    capability="organization.change",
    view_capability="cases.view",
    sections=(
        (
            _("Business"),
            (
                "industry_code",
                "other_industry_codes",
                "capital",
                "annual_sales",
                "employee_count",
                "business_year_end_month",
                "scale",
                "uses_online_notifications",
            ),
        ),
    ),
    load=lambda organization, _user: organization,
    save=_save,
    done=_("The employer's facts are noted."),
    rows=(
        Rows(
            "officers",
            _("Officers"),
            Officer,
            ("title", "name", "name_kana", "takes_part_in_acceptance", "left_on"),
        ),
        Rows(
            "financial_years",
            _("Results of business years"),
            FinancialYear,
            ("ends_on", "sales", "ordinary_profit", "net_profit", "net_assets"),
        ),
        Rows(
            "separation_reports",
            _("Separations and missing persons in the year before"),
            SeparationReport,
            (
                "as_of_on",
                "japanese_voluntary",
                "japanese_involuntary",
                "foreign_voluntary",
                "foreign_involuntary",
                "missing_ssw",
                "missing_ssw_by_fault",
                "missing_trainees",
                "missing_trainees_by_fault",
            ),
        ),
    ),
)
ORGANIZATION_SHEETS: dict[str, Sheet] = {sheet.slug: sheet for sheet in (FACTS,)}
