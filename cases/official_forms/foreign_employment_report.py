"""外国人雇用状況届出書 (様式第3号): to Hello Work, of a foreigner hired or separated without insurance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.collect import current_card
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.notice import said_answer
from cases.official_forms.notification_reading import read_happening, read_person
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country
from compliance.reckoning.statuses import status_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notification_reading import Happening
    from cases.official_forms.registry import Edition
    from compliance.accounts.models import User
    from compliance.organizations.models import Site
    from compliance.residence.models import ResidenceCard

SLUG: Final = "foreign_employment_report"
HIRED: Final = "hired"
SEPARATED: Final = "separated"
# The deadline says it, or else the event.
_OF_KIND: Final = {
    "hello_work_hire": HIRED,
    "hello_work_separation": SEPARATED,
    "contract_concluded": HIRED,
    "contract_ended": SEPARATED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """The place of work or the main office; blank is unknown."""

    name: str = ""
    address: str = ""
    phone: str = ""
    insurance_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmploymentReportFacts:
    """All the report asks; blank or None is unknown."""

    event: str = ""
    kana: str = ""
    family_name: str = ""
    given_names: str = ""
    status: str = ""
    expires_on: date | None = None
    birth_date: date | None = None
    sex: str = ""
    nationality: str = ""
    has_other_activities: bool | None = None
    card_number: str = ""
    happened_on: date | None = None
    site: PlaceFacts = PlaceFacts()
    office: PlaceFacts = PlaceFacts()
    employer: str = ""


def fill(facts: EmploymentReportFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The report as data; the day it is filed is written by hand."""
    form = edition(SLUG, filed_on=filed_on)
    return fill_form(
        form,
        {**_person(facts, filed_on), **_employment(facts)},
        subject=f"{facts.family_name} {facts.given_names}".strip(),
        language=language,
        missing=_unknown_country(form, facts, filed_on),
    )


def _person(facts: EmploymentReportFacts, filed_on: date) -> dict[str, Value]:
    return {
        "kana": facts.kana,
        "family_name": facts.family_name,
        "given_names": facts.given_names,
        "status": facts.status,
        "expires_on": facts.expires_on,
        "birth_date": facts.birth_date,
        "sex": facts.sex or None,
        "nationality": written_country(facts.nationality, filed_on=filed_on),
        "other_activities": facts.has_other_activities,
        "card_number": facts.card_number,
    }


def _employment(facts: EmploymentReportFacts) -> dict[str, Value]:
    return {
        "event": facts.event or None,
        "hired_on": facts.happened_on if facts.event == HIRED else None,
        "separated_on": facts.happened_on if facts.event == SEPARATED else None,
        "site": facts.site.name,
        "site_address": facts.site.address,
        "site_phone": facts.site.phone,
        "site_number": facts.site.insurance_number,
        "organization": facts.office.name,
        "address": facts.office.address,
        "phone": facts.office.phone,
        "employer": facts.employer,
    }


def _unknown_country(form: Edition, facts: EmploymentReportFacts, filed_on: date) -> Iterator[Missing]:
    if facts.nationality and not written_country(facts.nationality, filed_on=filed_on):
        yield Missing(
            key="nationality",
            label=form.label("nationality"),
            place=Place.WORKER,
            lack=Lack.UNKNOWN_NATIONALITY,
        )


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The report of a case."""
    del user
    happening = read_happening(case)
    worker, organization = case.worker, case.organization
    event = _event(case, happening)
    if worker is None:
        return fill(EmploymentReportFacts(event=event), filed_on=filed_on, language=language)
    card = current_card(worker)
    field = read_person(worker, happening.contract, on=filed_on).field
    contract_site = happening.contract.site if happening.contract is not None else None
    return fill(
        EmploymentReportFacts(
            event=event,
            kana=worker.name_kana,
            family_name=worker.family_name or worker.name,
            given_names=worker.given_names if worker.family_name else "",
            status=_status(card, field),
            expires_on=card.expires_on if card else None,
            birth_date=worker.birth_date,
            sex=worker.sex,
            nationality=worker.nationality,
            has_other_activities=said_answer(happening, "other_activities"),
            card_number=card.number if card else "",
            happened_on=_day(event, happening),
            site=_site(contract_site or worker.site),
            office=PlaceFacts(name=organization.name, address=organization.address, phone=organization.phone),
            employer=organization.name,
        ),
        filed_on=filed_on,
        language=language,
    )


def _event(case: Case, happening: Happening) -> str:
    told = _OF_KIND.get(case.deadline.kind if case.deadline is not None else "", "")
    return told or _OF_KIND.get(happening.kind, "")


def _status(card: ResidenceCard | None, field: str) -> str:
    """The status with the field behind it, as the report wants it."""
    if card is None:
        return ""
    name = status_name(card.status) if card.status else card.status_as_written
    return f"{name}（{field}）" if name and field else name


def _day(event: str, happening: Happening) -> date | None:
    contract = happening.contract
    if contract is None:
        return happening.happened_on
    return contract.starts_on if event == HIRED else contract.ended_on


def _site(site: Site | None) -> PlaceFacts:
    if site is None:
        return PlaceFacts()
    return PlaceFacts(
        name=site.name,
        address=site.address,
        phone=site.phone,
        insurance_number=site.employment_insurance_number,
    )
