"""一定の事業規模及び基準適合性に関する誓約書 (5-16): the pledge of an employer that is spared papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.annual_report.models import AnnualReport
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User

SLUG: Final = "scale_and_standards_pledge"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePledgeFacts:
    """What the pledge says before it is signed; blank is unknown."""

    fiscal_year: int
    organization: str = ""
    scale: str = ""


def fill(facts: ScalePledgeFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The pledge as data. Which size it is, the employer has said with its entry; nobody signs for anyone."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "from_year": str(facts.fiscal_year),
            "to_year": str(facts.fiscal_year + 1),
            "organization": facts.organization,
            "scale": facts.scale or None,
        },
        subject=facts.organization,
        language=language,
    )


def collect(report: AnnualReport, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The pledge that goes with an annual report."""
    del user
    return fill(
        ScalePledgeFacts(
            fiscal_year=report.fiscal_year,
            organization=report.organization.name,
            scale=report.organization.scale,
        ),
        filed_on=filed_on,
        language=language,
    )
