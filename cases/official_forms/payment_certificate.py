"""報酬支払証明書 (5-7): employer and worker certify what was paid in cash for a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cases.official_forms.collect import current_card
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country
from compliance.common.dates import last_day_of_month, subtract_months
from compliance.employment.models import WorkingConditions

if TYPE_CHECKING:
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.employment.models import PayrollRecord

SLUG: Final = "payment_certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts:
    """All the certificate asks; blank or None is unknown."""

    month: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    nationality: str = ""
    card_number: str = ""
    gross: int | None = None
    net: int | None = None
    paid_on: date | None = None
    organization: str = ""


def fill(facts: PaymentFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The certificate as data. Who certifies and who confirms write their names and the days by hand."""
    form = edition(SLUG, filed_on=filed_on)
    country = written_country(facts.nationality, filed_on=filed_on)
    missing = []
    if facts.nationality and not country:
        label = form.label("nationality")
        missing.append(
            Missing(key="nationality", label=label, place=Place.WORKER, lack=Lack.UNKNOWN_NATIONALITY)
        )
    return fill_form(
        form,
        {
            "paid_month": facts.month,
            "from_on": facts.from_on,
            "to_on": facts.to_on,
            "name": facts.name,
            "sex": facts.sex,
            "birth_date": facts.birth_date,
            "nationality": country,
            "card_number": facts.card_number,
            "gross": facts.gross,
            "net": facts.net,
            "paid_on": facts.paid_on,
            "organization": facts.organization,
        },
        subject=facts.name,
        language=language,
        missing=missing,
    )


def pay_period(year: int, month: int, closing_day: int | None) -> tuple[date, date] | tuple[None, None]:
    """The days paid for: those that close in the month. Unknown where the closing day is."""
    if closing_day is None:
        return None, None
    to_on = _closing(year, month, closing_day)
    before = subtract_months(date(year, month, 1), 1)
    return _closing(before.year, before.month, closing_day) + timedelta(days=1), to_on


def _closing(year: int, month: int, day: int) -> date:
    last = last_day_of_month(year, month)
    return last if day >= last.day else last.replace(day=day)


def collect(payroll: PayrollRecord, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The certificate of one month of one worker."""
    del user
    worker = payroll.worker
    card = current_card(worker)
    from_on, to_on = pay_period(payroll.year, payroll.month, _closing_day(payroll))
    return fill(
        PaymentFacts(
            month=payroll.month,
            from_on=from_on,
            to_on=to_on,
            name=worker.name,
            sex=worker.sex,
            birth_date=worker.birth_date,
            nationality=worker.nationality,
            card_number=card.number if card else "",
            gross=payroll.gross + payroll.bonus,
            net=payroll.net,
            paid_on=payroll.paid_on,
            organization=worker.organization.name,
        ),
        filed_on=filed_on,
        language=language,
    )


def _closing_day(payroll: PayrollRecord) -> int | None:
    """By the conditions of the contract in that month; two closing days leave it open."""
    conditions = (
        WorkingConditions.objects.filter(
            contract__worker=payroll.worker,
            contract__superseded_at__isnull=True,
            contract__starts_on__lte=last_day_of_month(payroll.year, payroll.month),
        )
        .order_by("-contract__starts_on")
        .first()
    )
    if conditions is None or conditions.closing_day_2 is not None:
        return None
    return conditions.closing_day
