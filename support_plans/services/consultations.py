"""Writes about consultations and complaints: taken up, pursued, passed on, closed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.services import repost
from compliance.workers.models import Worker
from support_plans.judging import CONSULTATION, judge_consultation, owes_language
from support_plans.models import Consultation, ConsultationStep
from support_plans.services.bodies import acting_body
from support_plans.services.logs import same_sender
from support_plans.services.sessions import Problems, refuse

if TYPE_CHECKING:
    from datetime import date

Actor = Any

FACTS: Final = (
    "received_at",
    "is_complaint",
    "language",
    "interpreter_name",
    "handler_name",
    "response",
    "referred_to",
    "follow_up_on",
)


@audited
def receive_consultation(
    *,
    worker: Worker,
    by: Actor,
    received_on: date,
    channel: str,
    topic: str,
    content: str,
    client_key: uuid.UUID | None = None,
    **facts: Any,
) -> Consultation:
    """Take up a matter. It is open, and reminds, until it is closed."""
    unknown = sorted(set(facts) - set(FACTS))
    if unknown:
        raise ValidationError({unknown[0]: _("A consultation holds no such fact.")})
    worker = (
        Worker.objects.select_for_update(of=("self",)).select_related("support_contract").get(pk=worker.pk)
    )
    body = acting_body(by, worker, on=received_on, field="received_on")
    sent: Consultation | None = (
        Consultation.objects.filter(worker=worker, client_key=client_key).first() if client_key else None
    )
    if sent is not None:
        same_sender(sent, body)
        return sent
    consultation = Consultation(
        worker=worker,
        support_organization=body,
        received_on=received_on,
        channel=channel,
        topic=topic,
        content=content,
        client_key=client_key or uuid.uuid4(),
        handled_by=by if hasattr(by, "pk") else None,
        recorded_by=by if hasattr(by, "pk") else None,
        recorded_at=clock.now(),
        **facts,
    )
    consultation.handler_name = consultation.handler_name.strip() or str(by)
    refuse(_faults(consultation))
    judge_consultation(consultation).write_to(consultation)
    _save(consultation)
    _record(consultation, "consultation.received", by, {"channel": channel})
    return consultation


def _faults(consultation: Consultation) -> Problems:
    faults: Problems = {}
    on = consultation.received_on
    if on > clock.today():
        faults["received_on"] = [_("This day has not come yet.")]
    if not consultation.language and owes_language(CONSULTATION, on=on):
        faults["language"] = [
            _("Say in which language: this support is owed in one the worker fully understands.")
        ]
    if consultation.follow_up_on and consultation.follow_up_on < on:
        faults["follow_up_on"] = [_("This is before it was received.")]
    return faults


@audited
def add_step(*, consultation: Consultation, by: Actor, happened_on: date, what: str) -> ConsultationStep:
    """Note one thing that was done about it."""
    _must_be_open(consultation)
    acting_body(by, consultation.worker)
    if not consultation.received_on <= happened_on <= clock.today():
        raise ValidationError(
            {
                "happened_on": _("Give a day from %(day)s to today.")
                % {"day": consultation.received_on.isoformat()}
            }
        )
    step = ConsultationStep(
        consultation=consultation,
        happened_on=happened_on,
        what=what.strip(),
        by=by if hasattr(by, "pk") else None,
        recorded_at=clock.now(),
    )
    step.full_clean(exclude=["consultation", "by"])
    step.save()
    _record(consultation, "consultation.pursued", by, {"on": happened_on.isoformat()})
    return step


@audited
def escalate(*, consultation: Consultation, by: Actor, reason: str, on: date | None = None) -> Consultation:
    """Pass it on to the employer: it is then the employer who is reminded."""
    _must_be_open(consultation)
    acting_body(by, consultation.worker)
    day = on or clock.today()
    if not consultation.received_on <= day <= clock.today():
        raise ValidationError(
            {"on": _("Give a day from %(day)s to today.") % {"day": consultation.received_on.isoformat()}}
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is passed on.")})
    consultation.state = Consultation.State.ESCALATED
    consultation.escalated_on, consultation.escalation_reason = day, reason.strip()[:300]
    _save(consultation)
    _record(consultation, "consultation.escalated", by, {"reason": consultation.escalation_reason})
    return consultation


@audited
def put_off(*, consultation: Consultation, by: Actor, follow_up_on: date) -> Consultation:
    """Look again on a day to come; until it is closed it reminds."""
    _must_be_open(consultation)
    acting_body(by, consultation.worker)
    if follow_up_on <= clock.today():
        raise ValidationError({"follow_up_on": _("Put it off until a day to come.")})
    consultation.follow_up_on = follow_up_on
    _save(consultation)
    _record(consultation, "consultation.put_off", by, {"until": follow_up_on.isoformat()})
    return consultation


@audited
def close_consultation(
    *, consultation: Consultation, by: Actor, closed_on: date, response: str, referred_to: str = ""
) -> Consultation:
    """Say what came of it."""
    _must_be_open(consultation)
    acting_body(by, consultation.worker)
    if not consultation.received_on <= closed_on <= clock.today():
        raise ValidationError(
            {
                "closed_on": _("Give a day from %(day)s to today.")
                % {"day": consultation.received_on.isoformat()}
            }
        )
    if not response.strip():
        raise ValidationError({"response": _("Say what came of it before you close it.")})
    consultation.state = Consultation.State.CLOSED
    consultation.closed_on, consultation.response = closed_on, response.strip()
    consultation.referred_to = referred_to or consultation.referred_to
    _save(consultation)
    _record(consultation, "consultation.closed", by, {"on": closed_on.isoformat()})
    return consultation


@audited
def reopen(*, consultation: Consultation, by: Actor, reason: str) -> Consultation:
    """It was not over after all; it reminds again."""
    if consultation.state != Consultation.State.CLOSED:
        raise ValidationError({"consultation": _("This consultation is open already.")})
    acting_body(by, consultation.worker)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is taken up again.")})
    consultation.state = (
        Consultation.State.ESCALATED if consultation.escalated_on else Consultation.State.OPEN
    )
    consultation.closed_on = None
    _save(consultation)
    _record(consultation, "consultation.reopened", by, {"reason": reason.strip()[:300]})
    return consultation


def _must_be_open(consultation: Consultation) -> None:
    if consultation.state == Consultation.State.CLOSED:
        raise ValidationError({"consultation": _("This consultation is closed. Take it up again first.")})


def _save(consultation: Consultation) -> None:
    consultation.full_clean(exclude=["worker", "support_organization", "handled_by", "recorded_by"])
    consultation.save()
    repost("consultation", [consultation.pk])


def _record(consultation: Consultation, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=consultation,
        organization_id=consultation.worker.organization_id,
        label=consultation.worker.name,
        details=details,
    )
