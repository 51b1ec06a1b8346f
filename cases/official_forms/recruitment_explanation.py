"""雇用の経緯に係る説明書 (1-16): who brought worker and employer together, and what was paid for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.employment_conditions_time import plain_number
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.numbers import postal_parts, telephone_parts
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country
from compliance.employment.models import Recruitment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.employment.models import ForeignFee
    from compliance.workers.models import Worker

SLUG: Final = "recruitment_explanation"
_AS_THEY_ARE: Final = (
    "used_agency", "agency_accepted_on", "agency_is_free", "agency_name", "agency_address",
    "agency_fee_worker", "agency_fee_worker_local", "agency_fee_worker_purpose", "agency_fee_employer",
    "agency_fee_employer_purpose", "used_intermediary", "intermediary_name", "intermediary_address",
    "intermediary_fee_worker", "intermediary_fee_worker_local", "intermediary_fee_worker_purpose",
    "intermediary_fee_employer", "intermediary_fee_employer_local", "intermediary_fee_employer_purpose",
    "guidance_as_planned", "drawn_up_on", "author_name", "author_title", "paid_abroad",
)  # fmt: skip
_PAID: Final = (
    "agency_fee_worker", "agency_fee_employer", "intermediary_fee_worker", "intermediary_fee_employer",
)  # fmt: skip


def fill(
    values: Mapping[str, Value],
    fees: Sequence[Mapping[str, Value]] = (),
    *,
    filed_on: date,
    language: str = "ja",
    warnings: Iterable[str] = (),
) -> FilledForm:
    """The explanation as data. The applicant signs on paper."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        values,
        {"fees": fees},
        subject=str(values.get("name") or ""),
        language=language,
        warnings=warnings,
    )


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """How the employment of one worker came about; what nobody answered stays open."""
    del user
    values: dict[str, Value] = {"name": worker.name, "organization": worker.organization.name}
    noted = Recruitment.objects.filter(worker=worker).prefetch_related("foreign_fees").first()
    if noted is None:
        return fill(values, filed_on=filed_on, language=language)
    fees = list(noted.foreign_fees.all())
    values |= {name: getattr(noted, name) for name in _AS_THEY_ARE}
    values |= _whereabouts(noted, filed_on=filed_on) | _totals(fees)
    values |= {f"{name}_paid": bool(getattr(noted, name)) for name in _PAID}
    if noted.paid_abroad is None and fees:
        values["paid_abroad"] = True
    return fill(
        values,
        [_fee(fee) for fee in fees],
        filed_on=filed_on,
        language=language,
        warnings=_warnings(noted, fees),
    )


def _whereabouts(noted: Recruitment, *, filed_on: date) -> dict[str, Value]:
    first, second = postal_parts(noted.agency_postal_code)
    found: dict[str, Value] = {
        "agency_postal_1": first,
        "agency_postal_2": second,
        "intermediary_country": written_country(noted.intermediary_country, filed_on=filed_on)
        or noted.intermediary_country,
    }
    parts = {
        "agency_permit": telephone_parts(noted.agency_permit),
        "agency_phone": telephone_parts(noted.agency_phone),
        "intermediary_phone": telephone_parts(noted.intermediary_phone),
    }
    for prefix, of_number in parts.items():
        found |= {f"{prefix}_{number}": part for number, part in enumerate(of_number, start=1)}
    return found


def _fee(fee: ForeignFee) -> dict[str, Value]:
    return {
        "payee": fee.payee,
        "purpose": fee.purpose,
        "paid_on": fee.paid_on,
        "amount": _amount(fee.amount, fee.currency),
        "yen": fee.yen,
    }


def _totals(fees: Sequence[ForeignFee]) -> dict[str, Value]:
    """In yen always; in the currency paid only where it is one."""
    if not fees:
        return {}
    found: dict[str, Value] = {"total_yen": sum(fee.yen for fee in fees)}
    amounts = [fee.amount for fee in fees if fee.amount is not None]
    currencies = {fee.currency for fee in fees}
    if len(amounts) == len(fees) and len(currencies) == 1:
        found["total"] = _amount(sum(amounts), currencies.pop())
    return found


def _amount(amount: object, currency: str) -> str:
    """1500000.00 VND is 1,500,000 VND."""
    if amount is None:
        return ""
    whole, _point, rest = plain_number(amount).partition(".")
    number = f"{int(whole):,}" + (f".{rest}" if rest else "")
    return f"{number} {currency}".strip()


def _warnings(noted: Recruitment, fees: Sequence[ForeignFee]) -> list[str]:
    found = []
    if noted.paid_abroad is not None and noted.paid_abroad != bool(fees):
        found.append("fees_abroad_contradicted")
    if noted.used_intermediary and not noted.used_agency:
        found.append("intermediary_without_agency")
    if noted.used_agency and noted.agency_fee_worker:
        found.append("agency_fee_from_worker")
    return found
