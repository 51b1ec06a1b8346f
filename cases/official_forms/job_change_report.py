"""転職支援実施報告書 (5-12): what was done to help a worker to another employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.collect import current_card
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.registry import edition
from cases.official_forms.written import written_country
from compliance.employment.models import EmploymentContract
from support_plans.models import SupportLog

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "job_change_report"
OBLIGATION: Final = "job_change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing done to find another employer."""

    held_on: date
    content: str = ""
    outcome: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobChangeFacts:
    """All the report asks; blank or None is unknown. `actions` holds only what counts as proof."""

    name: str = ""
    birth_date: date | None = None
    nationality: str = ""
    card_number: str = ""
    organization: str = ""
    body: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    actions: tuple[Action, ...] = ()


def fill(facts: JobChangeFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The report as data. Whoever writes it dates it and puts their name by hand."""
    form = edition(SLUG, filed_on=filed_on)
    country = written_country(facts.nationality, filed_on=filed_on)
    unknown = Missing(
        key="nationality",
        label=form.label("nationality"),
        place=Place.WORKER,
        lack=Lack.UNKNOWN_NATIONALITY,
    )
    return fill_form(
        form,
        {
            "name": facts.name,
            "birth_date": facts.birth_date,
            "nationality": country,
            "card_number": facts.card_number,
            "organization": facts.organization,
            "body": facts.body,
            "ended_on": facts.ended_on,
            "end_reason": facts.end_reason,
        },
        {
            "actions": [
                {
                    "held_on": action.held_on,
                    "content": action.content,
                    "outcome": action.outcome,
                    "staff": action.staff,
                }
                for action in facts.actions
            ]
        },
        subject=facts.name,
        language=language,
        missing=(unknown,) if facts.nationality and not country else (),
    )


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The report on one worker, with the support on record that the person sees."""
    card = current_card(worker)
    ended = _ended_contract(worker)
    contract = worker.support_contract
    logs = SupportLog.objects.current().visible_to(user).filter(worker=worker, obligation=OBLIGATION)
    return fill(
        JobChangeFacts(
            name=worker.name,
            birth_date=worker.birth_date,
            nationality=worker.nationality,
            card_number=card.number if card else "",
            organization=worker.organization.name,
            body=contract.support_organization.name if contract is not None else "",
            ended_on=ended.ended_on if ended else None,
            end_reason=ended.end_reason if ended else "",
            actions=tuple(_action(log) for log in logs.order_by("performed_on", "id") if log.is_proof),
        ),
        filed_on=filed_on,
        language=language,
    )


def _ended_contract(worker: Worker) -> EmploymentContract | None:
    """The contract that ended last."""
    ended = EmploymentContract.objects.current().filter(worker=worker, ended_on__isnull=False)
    return ended.order_by("-ended_on").first()


def _action(log: SupportLog) -> Action:
    return Action(held_on=log.performed_on, content=log.content, outcome=log.outcome, staff=log.staff_name)
