"""支援未実施に係る理由書 (5-13): which support was not given when it was planned, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from compliance.reckoning.obligations import obligations
from support_plans.models import SupportTask

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "support_not_done_reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDone:
    """One support that was planned and not given."""

    support: str
    planned_on: date
    reason: str = ""
    put_off_until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonFacts:
    """All the statement asks; blank or None is unknown."""

    name: str = ""
    birth_date: date | None = None
    organization: str = ""
    body: str = ""
    supports: tuple[NotDone, ...] = ()


def fill(facts: ReasonFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The statement as data. Whoever writes it dates it and puts their name by hand."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "name": facts.name,
            "birth_date": facts.birth_date,
            "organization": facts.organization,
            "body": facts.body,
        },
        {
            "supports": [
                {
                    "support": one.support,
                    "planned_on": one.planned_on,
                    "reason": one.reason,
                    "put_off_until": one.put_off_until_on,
                }
                for one in facts.supports
            ]
        },
        subject=facts.name,
        language=language,
    )


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """What was put off, or had its day before the filing and is not done; what does not apply is not owed."""
    contract = worker.support_contract
    tasks = (
        SupportTask.objects.open()
        .visible_to(user)
        .filter(Q(state=SupportTask.State.DEFERRED) | Q(due_on__lt=filed_on), worker=worker)
        .order_by("due_on", "id")
    )
    names = {each.slug: each.in_language("ja") for each in obligations(filed_on)}
    return fill(
        ReasonFacts(
            name=worker.name,
            birth_date=worker.birth_date,
            organization=worker.organization.name,
            body=contract.support_organization.name if contract is not None else "",
            supports=tuple(
                NotDone(
                    support=names.get(task.obligation, task.obligation),
                    planned_on=task.due_on,
                    reason=task.reason,
                    put_off_until_on=task.deferred_until_on,
                )
                for task in tasks
            ),
        ),
        filed_on=filed_on,
        language=language,
    )
