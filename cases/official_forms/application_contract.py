"""The organization's sheet 1V of an application: contract, pay, dispatch, and who arranged it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from compliance.employment.models import Deduction
from compliance.employment.models.term_and_place import Engagement
from compliance.reckoning.fields import field_name

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.filling import Value
    from compliance.employment.models import EmploymentContract, WorkingConditions
    from compliance.workers.models import Worker

WORK_LINES: Final = 3
# What everybody has taken off by law is no cost the worker agreed to bear.
_BY_LAW: Final = frozenset(
    {Deduction.Kind.TAX, Deduction.Kind.SOCIAL_INSURANCE, Deduction.Kind.EMPLOYMENT_INSURANCE}
)


def contract_values(contract: EmploymentContract | None, *, filed_on: date) -> dict[str, Value]:
    """What the contract in use and its conditions say."""
    if contract is None:
        return {}
    found: dict[str, Value] = {
        "contract_from": contract.starts_on,
        "contract_to": contract.ends_on,
        "weekly_hours": written_hours(contract.weekly_hours),
        "monthly_pay": contract.monthly_wage,
        "work_1_field": _field(contract, filed_on),
        "work_1_category": contract.work_category,
    }
    comparison = getattr(contract, "pay_comparison", None)
    if comparison is not None and comparison.unit == comparison.Unit.MONTHLY:
        # Where no Japanese does the same work, the pay rules say what one would be paid.
        found["japanese_pay"] = (
            comparison.pay_by_rules if comparison.has_comparable is False else comparison.pay
        )
    conditions = getattr(contract, "conditions", None)
    return found if conditions is None else found | _conditions(conditions, contract)


def _field(contract: EmploymentContract, on: date) -> str:
    return contract.field_as_written or (field_name(contract.field, "ja", on=on) if contract.field else "")


def _conditions(conditions: WorkingConditions, contract: EmploymentContract) -> dict[str, Value]:
    return {
        **_work(conditions),
        "weekly_hours": written_hours(conditions.weekly_hours or contract.weekly_hours),
        "monthly_hours": written_hours(conditions.monthly_hours),
        "hours_equal": conditions.is_same_as_regular_workers,
        "monthly_pay": conditions.base_by_the_month or contract.monthly_wage,
        "hourly_pay": conditions.base_by_the_hour,
        "pay_equal": conditions.is_equal_to_japanese,
        "pay_method": conditions.pay_method,
        "treats_differently": conditions.treats_foreigners_differently,
        "different_treatment": conditions.different_treatment,
        "grants_home_leave": conditions.grants_home_leave,
        "meets_contract_notice": conditions.meets_field_contract_notice,
        "pays_return_fare": conditions.pays_return_fare,
        "watches_health": conditions.watches_health,
        "meets_stay_notice": conditions.meets_field_stay_notice,
        "has_regular_costs": any(row.kind not in _BY_LAW for row in conditions.deductions.all()),
        **_dispatch(conditions),
    }


def _work(conditions: WorkingConditions) -> dict[str, Value]:
    found: dict[str, Value] = {
        "occupation_code": conditions.occupation_code,
        "other_occupations": ", ".join(str(code) for code in conditions.other_occupation_codes),
    }
    lines = [str(line).replace("：", ":").partition(":") for line in conditions.further_work]
    shown, rest = lines[: WORK_LINES - 1], lines[WORK_LINES - 1 :]
    for number, (field, _colon, category) in enumerate(shown, start=2):
        found |= {f"work_{number}_field": field.strip(), f"work_{number}_category": category.strip()}
    if rest:
        last = [*shown[-1:], *rest]
        found |= {
            f"work_{WORK_LINES}_field": "、".join(field.strip() for field, _colon, _category in last),
            f"work_{WORK_LINES}_category": "、".join(category.strip() for _field_, _colon, category in last),
        }
    return found


def _dispatch(conditions: WorkingConditions) -> dict[str, Value]:
    engaged = conditions.engagement
    return {
        "is_dispatch": None if not engaged else engaged == Engagement.DISPATCH,
        "client_name": conditions.client_name,
        "client_corporate_number": conditions.client_corporate_number,
        "client_insurance_number": conditions.client_insurance_number,
        "client_address": conditions.client_address,
        "client_phone": conditions.client_phone,
        "client_representative": conditions.client_representative,
        "dispatched_from": conditions.dispatched_from_on,
        "dispatched_to": conditions.dispatched_to_on,
    }


def recruitment_values(worker: Worker) -> dict[str, Value]:
    """Agency, intermediary, and what was paid to bodies abroad."""
    known = getattr(worker, "recruitment", None)
    if known is None:
        return {}
    fees: list[Any] = list(known.foreign_fees.all())
    return {
        "has_foreign_fees": True if fees else known.paid_abroad,
        "foreign_fee_payee": "、".join(dict.fromkeys(fee.payee for fee in fees)),
        "foreign_fee": sum(fee.yen for fee in fees) if fees else None,
        "used_agency": known.used_agency,
        "agency_company": known.agency_name,
        "agency_corporate_number": known.agency_corporate_number,
        "agency_insurance_number": known.agency_insurance_number,
        "agency_company_address": known.agency_address,
        "agency_company_phone": known.agency_phone,
        "agency_permit": known.agency_permit,
        "agency_accepted_on": known.agency_accepted_on,
        "used_intermediary": known.used_intermediary,
        "intermediary_name": known.intermediary_name,
        "intermediary_address": known.intermediary_address,
        "intermediary_phone": known.intermediary_phone,
    }


def written_hours(hours: Decimal | None) -> str:
    """40, 160.5: without zeros that say nothing."""
    return "" if hours is None else f"{hours.quantize(Decimal('0.1')).normalize():f}"
