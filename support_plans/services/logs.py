"""Writes about the support log: record a session, correct it by a new version."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.reckoning.obligations import hours_rule, obligations
from compliance.workers.models import Worker
from support_plans.judging import PERIODIC_INTERVIEW, judge_log, owes_language
from support_plans.models import SupportFile, SupportLog, SupportStaff, SupportTask
from support_plans.models.logs import PerformedBy
from support_plans.services.bodies import acting_body
from support_plans.services.completion import follow_proof
from support_plans.services.sessions import (
    Problems,
    Session,
    check_session,
    group_of,
    minutes_between,
    refuse,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Actor = Any

FACTS: Final = (
    "performed_on",
    "started_at",
    "ended_at",
    "minutes",
    "place",
    "mode",
    "language",
    "interpreter_name",
    "interpreter_affiliation",
    "circumstances",
    "performed_by",
    "staff_name",
    "staff_title",
    "topics",
    "content",
    "outcome",
    "proof_location",
    "worker_confirmed_on",
)
"""What a version holds."""


@audited
def record_support(
    *,
    worker: Worker,
    by: Actor,
    obligation: str,
    performed_on: date,
    mode: str,
    client_key: uuid.UUID | None = None,
    task: SupportTask | None = None,
    **facts: Any,
) -> SupportLog:
    """Record one session. What does not count is kept as such: it proves nothing and completes no task.

    The same ``client_key`` sent twice, as a telephone does that lost its connection, gives the first row.
    """
    worker = (
        Worker.objects.select_for_update(of=("self",)).select_related("support_contract").get(pk=worker.pk)
    )
    body = acting_body(by, worker, on=performed_on, field="performed_on")
    sent = SupportLog.objects.filter(worker=worker, client_key=client_key).first() if client_key else None
    if sent is not None:
        same_sender(sent, body)
        return sent
    log = SupportLog(
        worker=worker,
        support_organization=body,
        obligation=obligation,
        performed_on=performed_on,
        mode=mode,
        task=task,
        client_key=client_key or uuid.uuid4(),
        **_known(facts),
    )
    _fill(log, by)
    if log.task is None:
        log.task = _task_for(log)
    _keep(log, replaces=None)
    _record(log, "support_log.recorded", by, {"judgement": log.judgement})
    follow_proof(log.task, by=by)
    return log


@audited
def correct_support(*, log: SupportLog, by: Actor, reason: str, **facts: Any) -> SupportLog:
    """A new version takes the place of a wrong one; files move along, and the old one is kept."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say what was wrong.")})
    Worker.objects.select_for_update().get(pk=log.worker_id)
    before = SupportLog.objects.select_related("worker__support_contract", "task").get(pk=log.pk)
    if before.superseded_at is not None:
        raise ValidationError({"version": _("This version was corrected already. Correct the newest one.")})
    kept = {name: getattr(before, name) for name in FACTS}
    if "minutes" not in facts and {"started_at", "ended_at"} & set(facts):
        kept["minutes"] = None
    corrected = SupportLog(
        worker=before.worker,
        obligation=before.obligation,
        task=before.task,
        client_key=uuid.uuid4(),
        version=before.version + 1,
        replaces=before,
        correction_reason=reason.strip()[:200],
        **kept | _known(facts, with_day=True),
    )
    corrected.support_organization = before.support_organization
    body = acting_body(by, before.worker, on=corrected.performed_on, field="performed_on")
    same_sender(before, body)
    _fill(corrected, by)
    SupportLog.objects.filter(pk=before.pk).update(superseded_at=clock.now())
    _keep(corrected, replaces=before)
    SupportFile.objects.filter(log=before).update(log=corrected)
    _record(corrected, "support_log.corrected", by, {"reason": corrected.correction_reason})
    follow_proof(corrected.task, by=by)
    return corrected


def same_sender(row: Any, body: Any) -> None:
    """A body answers with, and changes, its own records only; the employer all of its workers'."""
    own = body.pk if body is not None else row.support_organization_id
    if row.support_organization_id != own:
        raise ValidationError({"worker": _("Somebody else recorded this: it is theirs to change.")})


def _known(facts: Mapping[str, Any], *, with_day: bool = False) -> dict[str, Any]:
    offered = set(FACTS) if with_day else set(FACTS) - {"performed_on", "mode"}
    unknown = sorted(set(facts) - offered)
    if unknown:
        raise ValidationError({unknown[0]: _("A log holds no such fact.")})
    return dict(facts)


def _fill(log: SupportLog, by: Actor) -> None:
    """What goes without saying: who records gave the support, and the times tell how long it took."""
    log.recorded_by = by if hasattr(by, "pk") else None
    log.recorded_at = clock.now()
    log.staff_name = (log.staff_name or str(by)).strip()
    if not log.staff_title and log.recorded_by is not None:
        posts = SupportStaff.objects.filter(user=log.recorded_by, name=log.staff_name)
        log.staff_title = posts.values_list("title", flat=True).first() or ""
    if log.support_organization is not None and log.performed_by == PerformedBy.EMPLOYER:
        log.performed_by = PerformedBy.RSO
    if log.minutes is None:
        log.minutes = minutes_between(log.started_at, log.ended_at)


def _keep(log: SupportLog, *, replaces: SupportLog | None) -> None:
    session = Session(
        worker=log.worker,
        obligation=log.obligation,
        on=log.performed_on,
        day_field="performed_on",
        started_at=log.started_at,
        ended_at=log.ended_at,
        place=log.place,
        staff=log.staff_name,
        body_id=log.support_organization_id,
        group=group_of(log),
        replaces=replaces,
    )
    problems, contract_known = check_session(session)
    refuse(_faults(log) | problems)
    judge_log(log, contract_known=contract_known).write_to(log)
    log.full_clean(exclude=["worker", "support_organization", "replaces", "recorded_by"])
    log.save()


def _faults(log: SupportLog) -> Problems:
    """What the facts of one session contradict or leave out."""
    faults: Problems = {}
    slugs = {obligation.slug for obligation in obligations(log.performed_on)}
    if log.obligation == PERIODIC_INTERVIEW:
        faults["obligation"] = [_("Record an interview on its own sheet, with its questions.")]
    elif log.obligation not in slugs:
        faults["obligation"] = [
            _("There is no such obligation. Choose one of: %(slugs)s.") % {"slugs": ", ".join(sorted(slugs))}
        ]
    faults |= _faults_of_time(log)
    if not log.language and owes_language(log.obligation, on=log.performed_on):
        faults["language"] = [
            _("Say in which language: this support is owed in one the worker fully understands.")
        ]
    if log.task is not None and (log.task.worker_id, log.task.obligation) != (log.worker_id, log.obligation):
        faults["task"] = [_("This task is about another worker or another support.")]
    signed_on = log.worker_confirmed_on
    if signed_on and not log.performed_on <= signed_on <= clock.today():
        faults["worker_confirmed_on"] = [_("The worker signs once it was done, and not in the future.")]
    if not isinstance(log.topics, list) or not all(isinstance(topic, str) for topic in log.topics):
        faults["topics"] = [_("Give a list of words.")]
    return faults


def _faults_of_time(log: SupportLog) -> Problems:
    span = minutes_between(log.started_at, log.ended_at)
    if bool(log.started_at) != bool(log.ended_at):
        return {"ended_at" if log.started_at else "started_at": [_("Give both times, or neither.")]}
    if span is not None and span > 0 and log.minutes is not None and log.minutes > span:
        return {
            "minutes": [
                _("From and to are %(span)s minutes apart: it cannot have taken longer.") % {"span": span}
            ]
        }
    if not log.minutes and hours_rule(log.obligation, on=log.performed_on) is not None:
        return {"minutes": [_("Say how long it took: this support has a least duration.")]}
    return {}


def _task_for(log: SupportLog) -> SupportTask | None:
    """The one open task that this session can belong to; none where there are several."""
    found = list(SupportTask.objects.open().filter(worker=log.worker, obligation=log.obligation)[:2])
    return found[0] if len(found) == 1 else None


def _record(log: SupportLog, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=log,
        organization_id=log.worker.organization_id,
        label=log.worker.name,
        details={"obligation": log.obligation, "on": log.performed_on.isoformat(), **details},
    )
