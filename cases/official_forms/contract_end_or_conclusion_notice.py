"""特定技能雇用契約の終了又は締結に係る届出書 (3-1-2): a contract ended, or a new one was concluded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cases.official_forms.collect import current_card
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notification_facts import (
    BodyFacts,
    NotifierFacts,
    PersonFacts,
    body_values,
    common_lacks,
    notifier_values,
    person_values,
)
from cases.official_forms.notification_reading import read_body, read_happening, read_notifier, read_person
from cases.official_forms.registry import edition
from compliance.employment.models import EndReason

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notification_reading import Happening
    from compliance.accounts.models import User
    from compliance.employment.models import EmploymentContract
    from compliance.organizations.models import SupportContract
    from compliance.workers.models import Worker

SLUG: Final = "contract_end_or_conclusion_notice"
ENDED: Final = "ended"
CONCLUDED: Final = "concluded"
# Support is given under this status alone.
_SUPPORTED: Final = "ssw1"
# The event says it, or else the contract.
_OF_KIND: Final = {"contract_ended": ENDED, "contract_concluded": CONCLUDED}
_BY_EMPLOYER: Final = frozenset({"business", "nonconformity", "owner_death", "employer_other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EndFacts:
    """Part A. `reason` is that of the contract; which of the employer's it was, is said with the event."""

    ended_on: date | None = None
    reason: str = ""
    employer_reason: str = ""
    other_reason: str = ""
    # Whether all of the support was entrusted; None where nobody can tell.
    ends_support: bool | None = None
    body: BodyFacts = field(default_factory=BodyFacts)
    body_ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOrConclusionFacts:
    """All the notification asks; blank or None is unknown."""

    person: PersonFacts = field(default_factory=PersonFacts)
    notifier: NotifierFacts = field(default_factory=NotifierFacts)
    events: tuple[str, ...] = ()
    end: EndFacts = field(default_factory=EndFacts)
    concluded_on: date | None = None


def fill(facts: EndOrConclusionFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. It is dated and signed by hand."""
    form = edition(SLUG, filed_on=filed_on)
    end = facts.end
    group, reason = _reason(end)
    return fill_form(
        form,
        {
            **person_values(facts.person, filed_on=filed_on),
            **notifier_values(facts.notifier),
            **body_values(end.body),
            "events": facts.events,
            "ended_on": end.ended_on,
            "end_group": group or None,
            "end_reason": reason or None,
            "employer_other": end.other_reason if reason == "employer_other" else "",
            "worker_other": end.other_reason if reason == "worker_other" else "",
            "ends_support": end.ends_support,
            "body_ended_on": end.body_ended_on,
            "concluded_on": facts.concluded_on,
        },
        subject=facts.person.name,
        language=language,
        missing=common_lacks(form, facts.person, facts.notifier, filed_on=filed_on),
    )


def _reason(end: EndFacts) -> tuple[str, str]:
    """The group and its box. The employer's reasons are divided further than the contract divides them."""
    if not end.reason or end.reason == EndReason.EXPIRY:
        return ("expiry", "") if end.reason else ("", "")
    if end.reason == EndReason.EMPLOYER:
        return "employer", end.employer_reason if end.employer_reason in _BY_EMPLOYER else ""
    return "worker", end.reason


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case, from its event or from the contract itself."""
    del user
    happening = read_happening(case)
    contract = happening.contract
    event = _OF_KIND.get(happening.kind) or _told_by(contract)
    return fill(
        EndOrConclusionFacts(
            person=read_person(case.worker, contract, on=filed_on),
            notifier=read_notifier(case.organization, case.worker),
            events=(event,) if event else (),
            end=_end(happening, case.worker) if event == ENDED else EndFacts(),
            concluded_on=_concluded_on(contract) if event == CONCLUDED else None,
        ),
        filed_on=filed_on,
        language=language,
    )


def _told_by(contract: EmploymentContract | None) -> str:
    if contract is None:
        return ""
    return ENDED if contract.ended_on is not None else CONCLUDED


def _concluded_on(contract: EmploymentContract | None) -> date | None:
    return contract.concluded_on if contract else None


def _end(happening: Happening, worker: Worker | None) -> EndFacts:
    contract = happening.contract
    ended_on = (contract.ended_on if contract else None) or happening.happened_on
    entrusted = _entrusted(worker)
    return EndFacts(
        ended_on=ended_on,
        reason=(contract.end_reason if contract else "") or happening.said("reason"),
        employer_reason=happening.said("employer_reason"),
        other_reason=happening.said("other_reason"),
        ends_support=entrusted is not None if worker is not None else None,
        body=read_body(entrusted.support_organization if entrusted else None),
        body_ended_on=_ends_with(entrusted, ended_on),
    )


def _entrusted(worker: Worker | None) -> SupportContract | None:
    """The contract under which all of the worker's support was given."""
    contract = worker.support_contract if worker is not None else None
    if worker is None or contract is None or contract.scope != contract.Scope.ALL:
        return None
    card = current_card(worker)
    return contract if card is None or card.status in {"", _SUPPORTED} else None


def _ends_with(entrusted: SupportContract | None, ended_on: date | None) -> date | None:
    """For this worker it ends with the employment, unless it ended before."""
    if entrusted is None or ended_on is None:
        return None
    return min(ended_on, entrusted.ends_on) if entrusted.ends_on else ended_on
