"""雇用条件書 (1-6) with its annexes: what a version of the contract says about work and pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.contract_facts import (
    conditions_of,
    order_of_dates,
    rent_against_plan,
    written_field,
)
from cases.official_forms.employment_conditions_pay import allowances_beyond, pay_values, pay_warnings
from cases.official_forms.employment_conditions_time import shift_rows, time_values, time_warnings
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from cases.official_forms.work_rules import article_boxes
from compliance.employment.rent import rent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.employment.models import EmploymentContract, WorkingConditions

SLUG: Final = "employment_conditions"
_AS_THEY_ARE: Final = (
    "drawn_up_on", "entry_planned_on", "renewal", "renewal_criteria", "renewal_criteria_other",
    "has_renewal_limit", "renewal_limit_times", "renewal_limit_years", "indefinite_from_on",
    "changes_when_indefinite", "engagement", "place_may_change", "place_change_name", "place_change_address",
    "place_change_contact", "work_may_change", "work_change_field", "work_change_category",
    "resignation_notice_days", "insurances", "insurance_other", "hiring_check_on", "first_regular_check_on",
    "regular_check_interval", "desk_department", "desk_person", "desk_contact", "rules_place",
)  # fmt: skip


def fill(
    values: Mapping[str, Value],
    rows: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
    *,
    filed_on: date,
    language: str = "ja",
    warnings: Iterable[str] = (),
) -> FilledForm:
    """The conditions as data. The recipient signs on paper; annex 2 is completed by hand."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        values,
        rows,
        subject=str(values.get("worker") or ""),
        language=language,
        warnings=warnings,
    )


def collect(contract: EmploymentContract, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The conditions of one version; without any, the parties and the term alone."""
    del user
    conditions = conditions_of(contract)
    values = _of_contract(contract, on=filed_on)
    if conditions is None:
        return fill(values, filed_on=filed_on, language=language)
    values |= {name: getattr(conditions, name) for name in _AS_THEY_ARE}
    values |= _further_work(conditions, values)
    values |= dict(article_boxes("ending_rules", conditions.ending_rules, boxes=2))
    values |= time_values(conditions) | pay_values(conditions)
    return fill(
        values,
        {"shifts": shift_rows(conditions), "further_allowances": allowances_beyond(conditions)},
        filed_on=filed_on,
        language=language,
        warnings=_warnings(contract, conditions),
    )


def _of_contract(contract: EmploymentContract, *, on: date) -> dict[str, Value]:
    organization, site = contract.worker.organization, contract.site
    found: dict[str, Value] = {
        "worker": contract.worker.name,
        "organization": organization.name,
        "organization_address": organization.address,
        "organization_phone": organization.phone,
        "representative_title": organization.representative_title,
        "representative_name": organization.representative_name,
        "starts_on": contract.starts_on,
        "ends_on": contract.ends_on,
        "field": written_field(contract, on=on),
        "category": contract.work_category,
    }
    if site is not None:
        found |= {"site_name": site.name, "site_address": site.address, "site_contact": site.phone}
    return found


def _further_work(conditions: WorkingConditions, values: Mapping[str, Value]) -> dict[str, Value]:
    """Further fields and categories stand beside the first, each list in the same order."""
    lines = [str(line).replace("：", ":").partition(":") for line in conditions.further_work]
    fields = [str(values["field"] or ""), *(field.strip() for field, _colon, _category in lines)]
    categories = [str(values["category"] or ""), *(category.strip() for *_field, category in lines)]
    return {
        "field": "、".join(dict.fromkeys(filter(None, fields))),
        "category": "、".join(dict.fromkeys(filter(None, categories))),
    }


def _warnings(contract: EmploymentContract, conditions: WorkingConditions) -> list[str]:
    found = [
        *order_of_dates(contract, conditions),
        *rent_against_plan(contract, rent_of(conditions.deductions.all())),
        *time_warnings(conditions),
        *pay_warnings(conditions),
    ]
    if False in (conditions.grants_home_leave, conditions.pays_return_fare):
        found.append("printed_clause_contradicted")
    if conditions.changes_when_indefinite:
        found.append("indefinite_conditions_by_hand")
    return found
