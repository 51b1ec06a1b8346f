"""受入れ・活動・支援実施状況に係る届出書 (3-6): the annual report with both annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cases.annual_report.figures import as_data, report_of
from cases.official_forms.annual_report_sheets import signature_sheets, site_sheets
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.numbers import postal_parts, telephone_parts
from cases.official_forms.registry import edition
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.reckoning.fields import field_name
from compliance.residence.models import ResidenceCard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cases.annual_report.models import AnnualReport
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.registry import Edition
    from compliance.accounts.models import User

SLUG: Final = "annual_report"
# The boxes of item 4, and what the figures call them.
_BOXES: Final = {
    "days": "days",
    "regular_hours": "regular_hours",
    "overtime_hours": "overtime_hours",
    "cash": "cash",
    "overtime_pay": "overtime_pay",
    "commuting": "commuting",
    "attendance": "attendance",
    "family": "family",
    "bonus": "bonus",
    "food": "food",
    "housing": "housing",
    "tax": "tax_and_insurance",
    "other": "other_deductions",
    "raise": "raise_rate",
}
_STATUSES: Final = {"1": "ssw1", "2": "ssw2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportFacts:
    """The figures of the report as plain data, and what is added only when it is printed."""

    figures: Mapping[str, Any]
    contact_name: str = ""
    contact_phone: str = ""
    remarks: str = ""
    is_corporation: bool = True
    # A manager checked the report and said why it is right without them.
    accepts_gaps: bool = False
    # Worker -> number of their card.
    cards: Mapping[int, str] = field(default_factory=dict)
    # Support bodies that were entrusted with all of it: name and registration number.
    bodies: tuple[tuple[str, str], ...] = ()


def fill(facts: AnnualReportFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The report as data: a month without payroll is in no average, and its lack is named."""
    form = edition(SLUG, filed_on=filed_on)
    figures = facts.figures
    return fill_form(
        form,
        {
            **_head(facts, filed_on),
            **_averages(figures),
            "support": figures["support"],
            "remarks": facts.remarks,
            "contact": facts.contact_name,
            "phone": facts.contact_phone,
        },
        {
            "site_sheets": list(site_sheets(figures["sites"], facts.cards, filed_on=filed_on)),
            "signature_sheets": list(signature_sheets(facts.bodies)),
        },
        subject=figures["organization"]["name"],
        language=language,
        missing=_lacks(form, facts),
    )


def _head(facts: AnnualReportFacts, filed_on: date) -> dict[str, Value]:
    figures = facts.figures
    organization = figures["organization"]
    postal, telephone = postal_parts(organization["postal_code"]), telephone_parts(organization["phone"])
    return {
        "from_year": str(figures["fiscal_year"]),
        "to_year": str(figures["fiscal_year"] + 1),
        "corporate_number": organization["corporate_number"],
        "field": field_name(figures["main_field"], "ja", on=filed_on) if figures["main_field"] else "",
        "field_count": figures["field_count"],
        "organization_kana": organization["name_kana"],
        "organization": organization["name"],
        "postal_1": postal[0],
        "postal_2": postal[1],
        "address": organization["address"],
        "phone_1": telephone[0],
        "phone_2": telephone[1],
        "phone_3": telephone[2],
        "total": figures["total"],
        "ssw1": figures["ssw1"],
        "ssw2": figures["ssw2"],
        **{f"has_{status}": _is_reported(figures, status) for status in _STATUSES.values()},
    }


def _is_reported(figures: Mapping[str, Any], status: str) -> bool:
    """Whether anybody had the status in the year: who changed it has figures under both."""
    return bool(figures[status] or figures["averages"][status]["persons"])


def _averages(figures: Mapping[str, Any]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for number, status in _STATUSES.items():
        averages = figures["averages"][status]
        is_reported = _is_reported(figures, status)
        for box, name in _BOXES.items():
            found[f"{box}_{number}"] = _number(averages[name]) if is_reported else None
    return found


def _number(figure: str | int | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def _lacks(form: Edition, facts: AnnualReportFacts) -> Iterator[Missing]:
    """What no box shows to be open: the number of a corporation, months that are in no average."""
    if facts.is_corporation and not facts.figures["organization"]["corporate_number"]:
        yield Missing(
            key="corporate_number",
            label=form.label("corporate_number"),
            place=Place.ORGANIZATION,
            lack=Lack.BLANK,
        )
    if facts.accepts_gaps:
        return
    if facts.figures["missing"]:
        yield Missing(key="cash_1", label=form.label("cash_1"), place=Place.PAYROLL, lack=Lack.UNFINISHED)
    if facts.figures["unknown_status"]:
        yield Missing(key="total", label=form.label("total"), place=Place.CARD, lack=Lack.UNFINISHED)


def collect(report: AnnualReport, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The report as it was submitted; before that, as it stands now."""
    del user
    organization = report.organization
    figures = report.figures or as_data(report_of(organization, report.fiscal_year), organization)
    return fill(
        AnnualReportFacts(
            figures=figures,
            contact_name=report.contact_name,
            contact_phone=report.contact_phone,
            remarks=report.remarks,
            is_corporation=organization.is_corporation,
            accepts_gaps=bool(report.despite),
            cards=_cards(figures),
            bodies=_bodies(report, figures["support_bodies"]),
        ),
        filed_on=filed_on,
        language=language,
    )


def _cards(figures: Mapping[str, Any]) -> dict[int, str]:
    """The card in use of everybody on the sheets; of who left, the last one on file."""
    workers = [line["worker"] for site in figures["sites"] for page in site["pages"] for line in page]
    rows = ResidenceCard.objects.filter(worker__in=workers, voided_at__isnull=True)
    # Later rows take the place of earlier ones; the one in use comes last.
    ordered = sorted(rows, key=lambda card: (card.superseded_at is None, card.pk))
    return {card.worker_id: card.number for card in ordered}


def _bodies(report: AnnualReport, names: list[str]) -> tuple[tuple[str, str], ...]:
    if not names:
        return ()
    bodies = RegisteredSupportOrganization.objects.filter(
        name__in=names, support_contracts__organization=report.organization_id
    )
    numbers = {body.name: body.registration_number for body in bodies}
    return tuple((name, numbers.get(name, "")) for name in names)
