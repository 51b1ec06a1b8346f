"""Whether what is typed counts, before it is saved; and how far the sessions have come together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from support_plans.judging import judge_log
from support_plans.models import SupportLog
from support_plans.proof import proof_of
from support_plans.services.bodies import acting_body
from support_plans.services.sessions import minutes_between
from support_plans.workspace import wording
from support_plans.workspace.forms.logs import LogForm, as_typed

if TYPE_CHECKING:
    from compliance.accounts.models import User
    from compliance.workers.models import Worker
    from support_plans.models import SupportTask


def judged_so_far(user: User, worker: Worker, form: LogForm) -> dict[str, Any] | None:
    """The judgement of what is typed so far, asked of the same function that judges what is saved."""
    facts = _typed_so_far(form)
    if not facts.get("obligation") or not facts.get("performed_on") or not facts.get("mode"):
        return None
    try:
        body = acting_body(user, worker, on=facts["performed_on"], field="performed_on")
    except ValidationError as refused:
        return {"tag": wording.judgement_tag("not_acceptable"), "findings": refused.messages, "because": []}
    facts = {name: value for name, value in facts.items() if value is not None}
    if body is not None and facts.get("performed_by") in {None, "", "employer"}:
        facts["performed_by"] = "rso"
    log = SupportLog(worker=worker, support_organization=body, **facts)
    log.minutes = log.minutes or minutes_between(log.started_at, log.ended_at)
    judged = judge_log(log)
    return {
        "tag": wording.judgement_tag(judged.judgement),
        "findings": wording.findings(judged.findings),
        "because": wording.because(judged.basis),
    }


def _typed_so_far(form: LogForm) -> dict[str, Any]:
    """The fields that read well; those that do not are left out, and say so when it is saved."""
    facts: dict[str, Any] = {}
    for name in as_typed(SupportLog()):
        field = form.fields[name]
        try:
            facts[name] = field.clean(form[name].value())
        except ValidationError:
            facts[name] = None
    return facts


def hours_so_far(worker: Worker, obligation: str, task: SupportTask | None) -> dict[str, Any] | None:
    """How long the sessions so far took together, against the plan."""
    if not obligation:
        return None
    proof = proof_of(worker=worker, obligation=obligation, task=task)
    if not proof.minutes and proof.planned_hours is None:
        return None
    return {"hours": f"{proof.hours:.1f}", "planned": proof.planned_hours, "sessions": len(proof.logs)}
