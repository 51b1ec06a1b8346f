"""What can be done on a worker's page: each act is a form and one service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from compliance.desk import forms, forms_history
from compliance.employment import services as employment
from compliance.employment.models import EmploymentContract
from compliance.residence import services as residence
from compliance.residence.models import ResidenceCard
from compliance.workers import five_year_services, history_services
from compliance.workers import services as workers
from compliance.workers.models import FamilyMember, Job, Qualification, Stay, StayExclusion

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms as django_forms
    from django_stubs_ext import StrOrPromise

    from compliance.workers.models import Worker


@dataclass(frozen=True, slots=True)
class Act:
    """A form, and the service it is handed to: ``run(worker, target, by, facts)``."""

    title: StrOrPromise
    form: type[django_forms.Form]
    run: Callable[[Worker, Any, Any, dict[str, Any]], Any]
    done: StrOrPromise
    target: Any = None
    """The model of the row the act is about; none: the worker."""
    initial: Callable[[Worker, Any], dict[str, Any]] = field(default=lambda _worker, _target: {})
    hint: StrOrPromise = ""


_CARD_FACTS = (
    "status",
    "expires_on",
    "permission_kind",
    "permitted_on",
    "period_months",
    "issued_on",
    "designated_field",
    "designated_employer",
)


def _card_initial(_worker: Worker, card: Any) -> dict[str, Any]:
    return {name: getattr(card, name) for name in _CARD_FACTS}


def _new_card_initial(worker: Worker, _target: Any) -> dict[str, Any]:
    current = worker.cards.current().first()
    if current is None:
        return {"status": "ssw1"}
    return {
        "status": current.status,
        "permission_kind": ResidenceCard.PermissionKind.EXTENSION,
        "designated_field": current.designated_field,
        "designated_employer": current.designated_employer,
    }


def _correct_card(_worker: Worker, card: Any, by: Any, facts: dict[str, Any]) -> Any:
    if not facts["number"]:
        facts.pop("number")
    return residence.correct_residence_card(card=card, by=by, **facts)


_FAMILY_FACTS = ("relation", "name", "birth_date", "nationality", "lives_together", "workplace")
_STAY_FACTS = ("status", "from_on", "to_on", "kind")
_QUALIFICATION_FACTS = (
    "kind",
    "name",
    "field",
    "occupation",
    "level",
    "passed_on",
    "from_on",
    "to_on",
    "months_completed",
    "passed_practical",
)


def _change_family(_worker: Worker, member: Any, by: Any, facts: dict[str, Any]) -> Any:
    if not facts["card_number"]:
        facts.pop("card_number")
    return workers.change_family_member(member=member, by=by, **facts)


def _contract_initial(_worker: Worker, contract: Any) -> dict[str, Any]:
    return {name: getattr(contract, name) for name in employment.TERMS if name != "field_as_written"}


def _new_contract_initial(worker: Worker, _target: Any) -> dict[str, Any]:
    return {"site": worker.site_id}


def _stored_in_form(form: type[django_forms.Form]) -> Callable[[Worker, Any], dict[str, Any]]:
    """The row as it is stored, for a form whose fields are called as the row's."""
    return lambda _worker, row: {name: getattr(row, name) for name in form.base_fields}


ACTS: dict[str, Act] = {
    "card": Act(
        title=_("Register a new card"),
        form=forms.CardForm,
        run=lambda worker, _target, by, facts: residence.register_residence_card(
            worker=worker, by=by, **facts
        ),
        done=_("The card is registered, and its deadlines are posted."),
        initial=_new_card_initial,
        hint=_("The card before it is kept as it was."),
    ),
    "correct-card": Act(
        title=_("Correct a card entered wrongly"),
        form=forms.CardCorrectionForm,
        run=_correct_card,
        done=_("The wrong entry is voided, and the right one is registered."),
        target=ResidenceCard,
        initial=_card_initial,
        hint=_("For a new card the worker was given, use 'Register a new card' instead."),
    ),
    "extension": Act(
        title=_("Record an extension application"),
        form=forms.ExtensionForm,
        run=lambda _worker, card, by, facts: residence.record_extension_application(
            card=card, by=by, **facts
        ),
        done=_("The application is recorded; the special period is in the ledger."),
        target=ResidenceCard,
    ),
    "lapse-check": Act(
        title=_("Record a lapse check"),
        form=forms.LapseCheckForm,
        run=lambda _worker, card, by, facts: residence.record_lapse_check(card=card, by=by, **facts),
        done=_("The lapse check is recorded."),
        target=ResidenceCard,
        hint=_("What the immigration agency's page said about the card number."),
    ),
    "contract": Act(
        title=_("Register an employment contract"),
        form=forms.ContractForm,
        run=lambda worker, _target, by, facts: employment.conclude_contract(worker=worker, by=by, **facts),
        done=_("The contract is registered."),
        initial=_new_contract_initial,
    ),
    "change-contract": Act(
        title=_("Change the terms of a contract"),
        form=forms.ContractChangeForm,
        run=lambda _worker, contract, by, facts: employment.change_contract(
            contract=contract, by=by, **facts
        ),
        done=_("A new version of the contract is registered."),
        target=EmploymentContract,
        initial=_contract_initial,
        hint=_("The version before it is kept as it was."),
    ),
    "end-contract": Act(
        title=_("End an employment contract"),
        form=forms.EndContractForm,
        run=lambda _worker, contract, by, facts: employment.end_contract(contract=contract, by=by, **facts),
        done=_("The end is recorded; the notifications it calls for are posted."),
        target=EmploymentContract,
    ),
    "stay": Act(
        title=_("Add a stay"),
        form=forms.StayForm,
        run=lambda worker, _target, by, facts: workers.add_stay(worker=worker, by=by, **facts),
        done=_("The stay is added."),
    ),
    "history": Act(
        title=_("Declare the stay history complete"),
        form=forms.HistoryForm,
        run=lambda worker, _target, by, _facts: workers.declare_stay_history_complete(worker=worker, by=by),
        done=_("The stay history is declared complete; the five-year limit is reckoned."),
    ),
    "passport": Act(
        title=_("Add a passport"),
        form=forms.PassportForm,
        run=lambda worker, _target, by, facts: workers.register_passport(worker=worker, by=by, **facts),
        done=_("The passport is registered."),
    ),
    "family": Act(
        title=_("Add a relative or housemate in Japan"),
        form=forms.FamilyForm,
        run=lambda worker, _target, by, facts: workers.add_family_member(worker=worker, by=by, **facts),
        done=_("The relative is added."),
    ),
    "qualification": Act(
        title=_("Add a test or training"),
        form=forms.QualificationForm,
        run=lambda worker, _target, by, facts: workers.add_qualification(worker=worker, by=by, **facts),
        done=_("The test or training is added."),
    ),
    "change-family": Act(
        title=_("Correct a relative or housemate"),
        form=forms.FamilyForm,
        run=_change_family,
        done=_("The entry is corrected."),
        target=FamilyMember,
        initial=lambda _worker, member: {name: getattr(member, name) for name in _FAMILY_FACTS},
        hint=_("A number that is left empty stays as it is."),
    ),
    "change-qualification": Act(
        title=_("Correct a test or training"),
        form=forms.QualificationForm,
        run=lambda _worker, entry, by, facts: workers.change_qualification(
            qualification=entry, by=by, **facts
        ),
        done=_("The entry is corrected."),
        target=Qualification,
        initial=lambda _worker, entry: {name: getattr(entry, name) for name in _QUALIFICATION_FACTS},
    ),
    "change-stay": Act(
        title=_("Correct a stay"),
        form=forms.StayForm,
        run=lambda _worker, stay, by, facts: workers.change_stay(stay=stay, by=by, **facts),
        done=_("The entry is corrected."),
        target=Stay,
        initial=lambda _worker, stay: {name: getattr(stay, name) for name in _STAY_FACTS},
    ),
    "job": Act(
        title=_("Add a job"),
        form=forms_history.JobForm,
        run=lambda worker, _target, by, facts: history_services.add_job(worker=worker, by=by, **facts),
        done=_("The job is added."),
    ),
    "change-job": Act(
        title=_("Correct a job"),
        form=forms_history.JobForm,
        run=lambda _worker, job, by, facts: history_services.change_job(job=job, by=by, **facts),
        done=_("The entry is corrected."),
        target=Job,
        initial=_stored_in_form(forms_history.JobForm),
    ),
    "exclusion": Act(
        title=_("Note leave to be taken out of the total stay"),
        form=forms_history.ExclusionForm,
        run=lambda worker, _target, by, facts: five_year_services.add_exclusion(
            worker=worker, by=by, **facts
        ),
        done=_("The leave is noted; it counts once the agency has granted it."),
        hint=_("Nothing is taken out by itself: it must be asked for and granted."),
    ),
    "change-exclusion": Act(
        title=_("Note the request or the decision on leave"),
        form=forms_history.ExclusionForm,
        run=lambda _worker, exclusion, by, facts: five_year_services.change_exclusion(
            exclusion=exclusion, by=by, **facts
        ),
        done=_("It is noted; the five-year limit is reckoned anew."),
        target=StayExclusion,
        initial=_stored_in_form(forms_history.ExclusionForm),
    ),
    "leave": Act(
        title=_("Record that the worker left"),
        form=forms.LeaveForm,
        run=lambda worker, _target, by, facts: workers.leave(worker=worker, by=by, **facts),
        done=_("It is recorded that the worker left."),
        hint=_("End the employment contract first: that posts the notifications its end calls for."),
    ),
}


def act_named(slug: str) -> Act:
    """The act; there is none of another name."""
    if slug not in ACTS:
        raise Http404
    return ACTS[slug]
