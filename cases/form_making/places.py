"""Where a fact of a form is entered: the address of the screen, for each kind of record.

Rooms below this one bring some of the screens; an address that is not there is left out, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse

from cases.links import entry_links
from cases.official_forms.collect import current_card
from cases.official_forms.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

Links = dict[Place, str]


def of_worker(worker: Any) -> Links:
    """The worker's own facts, and those of the employer and of the contract."""
    return {
        **entry_links(worker, card=current_card(worker)),
        **_of_worker_only(worker),
        **of_organization(worker.organization),
        Place.SITE: _change("organizations_site", worker.site_id),
    }


def of_plan(plan: Any) -> Links:
    page = _address("plans:plan", plan.pk)
    staff = _address("plans:staff")
    return {
        **of_worker(plan.worker),
        **_contract_of(plan),
        Place.PLAN: page,
        Place.HOUSING: page,
        Place.STAFF: staff,
    }


def of_log(log: Any) -> Links:
    return {**of_worker(log.worker), Place.LOG: _address("support:log", log.pk)}


def of_interview(interview: Any) -> Links:
    return {**of_worker(interview.worker), Place.INTERVIEW: _address("support:interview", interview.pk)}


def of_consultation(consultation: Any) -> Links:
    return {
        **of_worker(consultation.worker),
        Place.CONSULTATION: _address("support:consultation", consultation.pk),
    }


def of_case(case: Any) -> Links:
    """A case is of a worker, or of the employer alone."""
    page = _address("cases:case", case.pk)
    return {
        **_of_either(case),
        **(_of_support(case.worker) if case.worker is not None else {}),
        Place.CASE: page,
        Place.REQUEST: page,
        Place.NOTICE: page,
        Place.REPORT: page,
        Place.ANSWERS: _address("cases:answers", case.pk),
        Place.EMPLOYER_ANSWERS: _address("cases:employer", case.organization_id),
    }


def _of_support(worker: Any) -> Links:
    """The worker's latest plan; without one, the page on which one is begun."""
    plan = worker.support_plans.order_by("-pk").first()
    page = _address("plans:worker", worker.pk) if plan is None else _address("plans:plan", plan.pk)
    return {Place.PLAN: page, Place.HOUSING: page, Place.STAFF: _address("plans:staff")}


def of_event(event: Any) -> Links:
    return {**_of_either(event), Place.EVENT: _address("cases:event", event.pk)}


def _of_either(row: Any) -> Links:
    return of_worker(row.worker) if row.worker is not None else of_organization(row.organization)


def of_contract(contract: Any) -> Links:
    return {**of_worker(contract.worker), Place.SITE: _change("organizations_site", contract.site_id)}


def of_stay(row: Any) -> Links:
    """What counts towards the total stay is entered on the worker's page."""
    return of_worker(row.worker)


def of_payroll(payroll: Any) -> Links:
    return {**of_worker(payroll.worker), Place.PAYROLL: _address("desk:payroll")}


def of_support_contract(contract: Any) -> Links:
    return {
        **of_organization(contract.organization),
        **of_support_body(contract.support_organization),
        Place.SUPPORT_CONTRACT: _change("organizations_supportcontract", contract.pk),
    }


def of_organization(organization: Any) -> Links:
    return {
        Place.ORGANIZATION: _change("organizations_acceptingorganization", organization.pk),
        Place.OFFICER: _address("desk:organization-sheet", organization.pk, "facts"),
    }


def of_annual_report(report: Any) -> Links:
    """The report's page leads on to the months and cards that are lacking."""
    page = _address("annual_report:detail", report.organization_id, report.fiscal_year)
    payroll = _address("desk:payroll")
    return {
        **of_organization(report.organization),
        Place.REPORT: page,
        Place.STAFF: page,
        Place.PAYROLL: payroll,
    }


def of_support_body(body: Any) -> Links:
    return {Place.SUPPORT_BODY: _change("organizations_registeredsupportorganization", body.pk)}


def _of_worker_only(worker: Any) -> Links:
    page = _address("desk:worker", worker.pk)
    return {
        Place.QUALIFICATION: page,
        Place.STAY: page,
        Place.CONTRACT: page,
        Place.END_OF_CONTRACT: page,
        **({} if worker.support_contract is None else of_support_contract(worker.support_contract)),
    }


def _contract_of(plan: Any) -> Mapping[Place, str]:
    return of_support_contract(plan.support_contract) if plan.support_contract_id else {}


def _change(model: str, pk: int | None) -> str:
    return _address(f"admin:{model}_change", pk) if pk else ""


def _address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
