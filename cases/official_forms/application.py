"""An application V as a whole: change of status, extension, certificate of eligibility.

Which boxes there are is the edition's say: what a form does not ask is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cases.models.choices import ApplicationType
from cases.official_forms import (
    application_answers,
    application_contract,
    application_employer,
    application_support,
    application_worker,
)
from cases.official_forms.collect import card_period, card_status
from cases.official_forms.fieldspec import asked
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.registry import edition
from cases.openings import procedure_or_none
from compliance.rulebook import rule
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.registry import Edition
    from compliance.employment.models import EmploymentContract
    from compliance.residence.models import ResidenceCard

_STATUSES: Final = ("ssw1", "ssw2")
_TYPES: Final = {
    "change_of_status": ApplicationType.CHANGE,
    "extension_of_stay_v": ApplicationType.EXTENSION,
    "certificate_of_eligibility": ApplicationType.COE,
}
_READ: Final = (
    "passports", "family_members", "qualifications", "stays", "stay_exclusions", "jobs", "cards",
    "contracts__conditions__deductions", "contracts__pay_comparison", "contracts__site",
    "recruitment__foreign_fees",
    "organization__declarations", "organization__sites", "organization__support_staff",
    "support_contract__support_organization__support_staff", "support_plans__rows", "support_plans__manager",
    "support_plans__office", "support_plans__support_contract__support_organization__support_staff",
)  # fmt: skip


def collect_case(slug: str, case: Case, *, filed_on: date) -> FilledForm:
    """The application of one case."""
    if case.worker_id is None:
        raise ValueError(f"an application is of a worker; the case {case.pk} has none")
    return collect_worker(slug, _read(case.worker_id), case=case, filed_on=filed_on)


def _read(pk: int) -> Worker:
    related = ("organization", "site", "support_contract__support_organization", "declaration")
    return Worker.objects.select_related(*related).prefetch_related(*_READ).get(pk=pk)


def collect_worker(slug: str, worker: Worker, *, case: Case | None, filed_on: date) -> FilledForm:
    """The application of a worker, with what the case asks for."""
    form = edition(slug, filed_on=filed_on)
    card = _card(worker)
    aims_at = _aim(slug, case, card, filed_on)
    plan = application_support.agreed_plan(worker) if aims_at != "ssw2" else None
    contract = _contract(worker)
    site = (contract.site if contract is not None else None) or worker.site
    jobs = application_worker.jobs(worker)
    answers = application_answers.answers_of(worker, case)
    values = {
        **application_worker.person(worker, filed_on=filed_on),
        "has_family_in_japan": application_worker.has_family(worker),
        **_card_values(card),
        **application_answers.request(answers, aims_at=aims_at),
        **application_answers.answered(answers, worker, on=filed_on),
        **application_answers.representative(answers, worker.organization),
        **application_worker.skills(worker, aims_at=aims_at, on=filed_on, answers=answers),
        **application_worker.total_stay_so_far(worker, on=filed_on),
        **application_worker.declarations(worker, filed_on=filed_on),
        **application_contract.contract_values(contract, filed_on=filed_on),
        **application_contract.recruitment_values(worker),
        **application_employer.employer_values(worker.organization),
        **application_employer.site_values(site),
        **application_employer.home_paper(worker, worker.organization, answers),
        **application_support.support_values(worker, plan, on=filed_on),
        **_languages(worker, plan, filed_on),
    }
    return fill_form(
        form,
        {key: value for key, value in values.items() if key in asked(form).fields},
        {
            "relative": application_worker.relatives(worker, filed_on=filed_on),
            "jobs": jobs[: application_worker.JOBS_PRINTED],
            "more_jobs": jobs[application_worker.JOBS_PRINTED :],
        },
        subject=worker.name,
        missing=(
            *_contradictions(worker, form),
            *application_answers.inconsistent(answers, worker, form, on=filed_on),
        ),
        warnings=tuple(_warnings(worker, card, filed_on=filed_on)),
    )


def _card(worker: Worker) -> ResidenceCard | None:
    found: ResidenceCard | None = next((card for card in worker.cards.all() if card.is_current), None)
    return found


def _contract(worker: Worker) -> EmploymentContract | None:
    """The contract the application rests on: the latest version that has not ended."""
    running = [one for one in worker.contracts.all() if one.superseded_at is None and one.ended_on is None]
    latest: EmploymentContract | None = max(running, key=lambda one: one.starts_on, default=None)
    return latest


def _aim(slug: str, case: Case | None, card: ResidenceCard | None, on: date) -> str:
    """SSW (i) or (ii), as the procedure says; an extension asks for the status there is."""
    if _TYPES[slug] == ApplicationType.EXTENSION:
        found = card.status if card is not None else ""
    else:
        procedure = procedure_or_none(case.procedure, on=on) if case is not None else None
        found = (procedure.status_to if procedure is not None else "") or ""
    return found if found in _STATUSES else ""


def _card_values(card: ResidenceCard | None) -> dict[str, Value]:
    if card is None:
        return {}
    return {
        "status": card_status(card),
        "period": card_period(card),
        "expires_on": card.expires_on,
        "card_number": card.number,
    }


def _languages(worker: Worker, plan: Any, filed_on: date) -> dict[str, Value]:
    contract = plan.support_contract if plan is not None else worker.support_contract
    if contract is None:
        return {}
    names: Mapping[str, str] = rule("official_forms/language_names", filed_on=filed_on).value
    spoken = contract.support_organization.languages
    return {
        "body_languages": "、".join(f"{names[code]}語" if code in names else str(code) for code in spoken)
    }


def _contradictions(worker: Worker, form: Edition) -> Iterator[Missing]:
    if worker.has_family_in_japan is False and worker.family_members.all():
        key = "has_family_in_japan"
        yield Missing(key=key, label=form.label(key), place=Place.FAMILY, lack=Lack.CONTRADICTED)


def _warnings(worker: Worker, card: ResidenceCard | None, *, filed_on: date) -> Iterator[str]:
    if card is not None and card.expires_on < filed_on:
        yield "period_of_stay_has_ended"
    passports = [one for one in worker.passports.all() if one.superseded_at is None]
    if any(one.expires_on is not None and one.expires_on < filed_on for one in passports):
        yield "passport_has_expired"
    if not (worker.family_name or worker.given_names):
        yield "name_not_divided"
    if worker.stay_history_complete_on is None:
        yield "total_stay_uncertain"
    if not worker.jobs.all():
        yield "no_jobs_entered"
    if len([one for one in worker.qualifications.all() if one.kind == "skills_test"]) > 2:
        yield "more_tests_than_lines"
