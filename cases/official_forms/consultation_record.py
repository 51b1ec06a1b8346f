"""相談記録書 (5-4): the consultations of a worker in a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from support_plans.models import Consultation

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "consultation_record"
NOT_ACCEPTABLE: Final = "consultation_not_acceptable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """One matter a worker brought up."""

    received_on: date
    worker: str
    content: str
    response: str = ""
    handler: str = ""
    # False: not in the manner the law asks for. It stays in the record: nothing a worker said is dropped.
    is_acceptable: bool = True


def fill(
    consultations: tuple[Consulted, ...],
    *,
    worker: str,
    organization: str,
    period: tuple[date, date],
    filed_on: date,
    language: str = "ja",
) -> FilledForm:
    """The sheet as data; without consultations it says that there were none."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {"organization": organization, "from_on": period[0], "to_on": period[1]},
        {
            "consultations": [
                {
                    "received_on": one.received_on,
                    "worker": one.worker,
                    "content": one.content,
                    "response": one.response,
                    "handler": one.handler,
                }
                for one in consultations
            ]
        },
        subject=worker,
        language=language,
        warnings=() if all(one.is_acceptable for one in consultations) else (NOT_ACCEPTABLE,),
    )


def collect(
    worker: Worker, /, *, filed_on: date, language: str, user: User, period: tuple[date, date]
) -> FilledForm:
    """The worker's consultations of the period that the person sees, in the order of receipt."""
    found = (
        Consultation.objects.visible_to(user)
        .filter(worker=worker, received_on__range=period)
        .order_by("received_on", "received_at", "id")
    )
    return fill(
        tuple(_consulted(one, worker) for one in found),
        worker=worker.name,
        organization=worker.organization.name,
        period=period,
        filed_on=filed_on,
        language=language,
    )


def _consulted(one: Consultation, worker: Worker) -> Consulted:
    return Consulted(
        received_on=one.received_on,
        worker=worker.name,
        content=f"{one.topic}\n{one.content}".strip(),
        response=one.response,
        handler=one.handler_name,
        is_acceptable=one.judgement != "not_acceptable",
    )
