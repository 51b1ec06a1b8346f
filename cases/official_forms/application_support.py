"""The organization's sheets 3V and 4V of an application: who gives support, what the plan promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.plan_rows import plan_rows
from support_plans.models import SupportStaff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cases.official_forms.filling import Value
    from compliance.organizations.models import SupportContract
    from compliance.reckoning.plan_rows import RowKind
    from compliance.workers.models import Worker
    from support_plans.models import PlanRow, SupportPlan

_CONTRACT_ROWS: Final = ("bank_account", "mobile_phone", "utilities", "life_contracts_other")
# Question of the form -> the obligation whose rows answer it.
_BY_OBLIGATION: Final = {
    "plan_information": "pre_arrival_guidance",
    "plan_transfer": "airport_transfer",
    "plan_japanese": "japanese_learning",
    "plan_consultation": "consultation",
    "plan_interaction": "interaction",
    "plan_job_change": "job_change",
    "plan_interview": "periodic_interview",
}


def agreed_plan(worker: Worker) -> SupportPlan | None:
    """The plan that holds; a draft answers nothing."""
    found: SupportPlan | None = next(
        (plan for plan in worker.support_plans.all() if plan.state == plan.State.AGREED),
        None,
    )
    return found


def support_values(worker: Worker, plan: SupportPlan | None, *, on: date) -> dict[str, Value]:
    """Who carries the plan out, and its answers to 4(1) to (16)."""
    contract = plan.support_contract if plan is not None else worker.support_contract
    is_entrusted = contract is not None and contract.scope == contract.Scope.ALL
    if plan is None and contract is None:
        # Without a plan nobody has said that the employer does it itself.
        return {}
    found: dict[str, Value] = {"is_entrusted": is_entrusted}
    if plan is not None:
        found |= plan_answers(plan)
    if contract is not None and is_entrusted:
        return found | _body(contract, plan, on)
    return found | _own_staff(worker, plan, on)


def plan_answers(plan: SupportPlan) -> dict[str, Value]:
    """4(1) to (16) from the rows of the plan: yes where one is carried out, no only where all are refused."""
    kinds = plan_rows(plan.created_on)
    rows = {row.key: row for row in plan.rows.all()}
    found: dict[str, Value] = {
        question: _answer(_of_obligation(kinds, obligation), rows)
        for question, obligation in _BY_OBLIGATION.items()
    }
    housing = [key for key in _of_obligation(kinds, "housing") if key not in _CONTRACT_ROWS]
    orientation = _of_obligation(kinds, "life_orientation")
    guidance = rows.get("guidance")
    return found | {
        "plan_information_live": _given_live(guidance),
        "plan_housing": _answer(housing, rows),
        "plan_contracts": _answer(_CONTRACT_ROWS, rows),
        "plan_orientation": _answer(orientation, rows),
        "plan_accompaniment": _answer(orientation, rows),
        "plan_copy": True if plan.copy_given_on or plan.worker_signed_on else None,
        "plan_proper": True if plan.is_proper else None,
    }


def _of_obligation(kinds: Iterable[RowKind], obligation: str) -> list[str]:
    return [kind.key for kind in kinds if kind.obligation == obligation]


def _answer(keys: Iterable[str], rows: Mapping[str, PlanRow]) -> bool | None:
    said = [rows[key].will_do for key in keys if key in rows]
    if any(said):
        return True
    return False if said and all(answer is False for answer in said) else None


def _given_live(guidance: PlanRow | None) -> bool | None:
    """In person, by video, or in another way the plan names."""
    if guidance is None or not guidance.will_do or not guidance.methods:
        return None
    return True


def _own_staff(worker: Worker, plan: SupportPlan | None, on: date) -> dict[str, Value]:
    """Manager and officer among the employer's own people."""
    found: dict[str, Value] = {}
    manager = plan.manager if plan is not None else None
    officer = _first_officer(worker.organization.support_staff.all(), on, site_id=worker.site_id)
    for prefix, person in (("manager", manager), ("officer", officer)):
        if person is not None and person.organization_id == worker.organization_id:
            found |= {
                f"{prefix}_name": person.name,
                f"{prefix}_title": " ".join(filter(None, (person.department, person.title))),
                f"{prefix}_appointed": True,
            }
    return found


def _first_officer(
    staff: Iterable[SupportStaff], on: date, *, site_id: int | None = None
) -> SupportStaff | None:
    serving = [one for one in staff if one.post == SupportStaff.Post.OFFICER and _serves(one, on)]
    here = [one for one in serving if site_id is not None and one.site_id == site_id]
    return next(iter([*here, *serving]), None)


def _serves(person: SupportStaff, on: date) -> bool:
    return not (person.until_on and person.until_on < on) and not (person.since_on and person.since_on > on)


def _body(contract: SupportContract, plan: SupportPlan | None, on: date) -> dict[str, Value]:
    body = contract.support_organization
    staff = list(body.support_staff.all())
    officer = _first_officer(staff, on)
    manager = plan.manager if plan is not None else None
    found: dict[str, Value] = {
        "body_name": body.name,
        "body_address": body.address,
        "body_phone": body.phone,
        "body_representative": body.representative_name,
        "body_number": body.registration_number,
        "body_registered_on": body.registered_on,
        "body_manager": manager.name if manager is not None else "",
        "body_officer": officer.name if officer is not None else "",
        "body_fee": contract.monthly_fee,
    }
    office = plan.office if plan is not None else None
    return (
        found
        if office is None
        else found | {"body_office": office.name, "body_office_address": office.address}
    )
