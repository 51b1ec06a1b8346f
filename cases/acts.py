"""The moves of a case as a screen makes them: a form, and the service it is handed to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases import act_forms, services
from cases.models.choices import ApplicationType
from compliance.common import clock
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.period_of_stay import EXTENSION, period_of_stay_end
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django_stubs_ext import StrOrPromise

    from cases.models import Case


@dataclass(frozen=True, slots=True)
class CaseAct:
    """A form, and the service: ``run(case, by, facts)``."""

    form: type[forms.Form]
    run: Callable[[Case, Any, dict[str, Any]], Any]
    initial: Callable[[Case], dict[str, Any]] = field(default=lambda _case: {})
    hint: StrOrPromise = ""


def _today(name: str) -> Callable[[Case], dict[str, Any]]:
    return lambda _case: {name: clock.today()}


def _grant_initial(case: Case) -> dict[str, Any]:
    """What the count says; the printed card decides."""
    known: dict[str, Any] = {
        "designated_field": case.field,
        "designated_employer": case.organization.name,
        "decided_on": clock.today(),
    }
    card = case.worker.cards.current().first() if case.worker else None
    months = case.answers.get("desired_months")
    known |= {"months": months, "status": card.status if card else "ssw1"}
    if card is None or months is None or case.application_type != ApplicationType.EXTENSION:
        return known
    try:
        end = period_of_stay_end(
            basis=EXTENSION, permitted_on=clock.today(), months=months, previous_expiry=card.expires_on
        )
    except (ImpossibleFacts, RuleNotInForce):
        return known
    return known | {"expires_on": end.expires_on}


ACTS: Final[dict[str, CaseAct]] = {
    "prepare": CaseAct(
        act_forms.PrepareForm,
        lambda case, by, facts: services.prepare(case=case, by=by, **facts),
        hint=_("Every paper is here, and nothing stands in the way."),
    ),
    "send_back": CaseAct(
        act_forms.ReasonForm, lambda case, by, facts: services.send_back(case=case, by=by, **facts)
    ),
    "approve": CaseAct(
        act_forms.NoteForm,
        lambda case, by, facts: services.approve(case=case, by=by, **facts),
        hint=_("You looked at the papers and at what the checks found."),
    ),
    "submit": CaseAct(
        act_forms.SubmitForm,
        lambda case, by, facts: services.submit(case=case, by=by, **facts),
        _today("submitted_on"),
        _("From here on the list of papers stays as it was filed."),
    ),
    "complete": CaseAct(
        act_forms.CompleteForm,
        lambda case, by, facts: services.complete(case=case, by=by, **facts),
        _today("done_on"),
    ),
    "agency_asks": CaseAct(
        act_forms.AgencyRequestForm,
        lambda case, by, facts: services.record_agency_request(case=case, by=by, **facts),
        _today("received_on"),
        _("The day to answer by goes into the ledger."),
    ),
    "answer_agency": CaseAct(
        act_forms.AgencyAnswerForm,
        lambda case, by, facts: services.answer_agency(case=case, by=by, **facts),
        _today("answered_on"),
    ),
    "grant": CaseAct(
        act_forms.GrantForm,
        lambda case, by, facts: services.grant(case=case, by=by, **facts),
        _grant_initial,
    ),
    "refuse": CaseAct(
        act_forms.RefuseForm,
        lambda case, by, facts: services.refuse(case=case, by=by, **facts),
        _today("decided_on"),
    ),
    "withdraw": CaseAct(
        act_forms.WithdrawForm,
        lambda case, by, facts: services.withdraw(case=case, by=by, **facts),
        _today("withdrawn_on"),
    ),
    "abandon": CaseAct(
        act_forms.ReasonForm, lambda case, by, facts: services.abandon(case=case, by=by, **facts)
    ),
    "reopen": CaseAct(
        act_forms.ReasonForm, lambda case, by, facts: services.reopen(case=case, by=by, **facts)
    ),
}
_CERTIFICATE: Final = CaseAct(
    act_forms.CertificateForm,
    lambda case, by, facts: services.grant(case=case, by=by, **facts),
    _today("decided_on"),
)


def act_for(case: Case, act: str) -> CaseAct:
    """The act; a decision without a card asks for other facts."""
    has_card = case.application_type in {ApplicationType.CHANGE, ApplicationType.EXTENSION}
    return _CERTIFICATE if act == "grant" and not has_card else ACTS[act]
