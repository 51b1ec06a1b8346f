"""Writes about support plans: draft, change, agree, withdraw; templates and cohorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record, sealing
from compliance.common import clock
from compliance.deadlines.services import repost
from support_plans.content import FACTS, PERSONAL_FACTS, PlanContent, read_content, write_content
from support_plans.differences import changed_headings
from support_plans.drafting import by_bodies, draft_content, entrusted_under
from support_plans.models import PlanTemplate, SupportPlan, SupportTask
from support_plans.plan_check import check_plan
from support_plans.services.tasks import complete_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization
    from compliance.workers.models import Worker

Actor = Any
_COPY = "plan_copy_to_worker"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one worker of a cohort: a plan, or the reason why there is none."""

    worker: Worker
    plan: SupportPlan | None
    error: str = ""


@audited
def draft_plan(
    *,
    worker: Worker,
    by: Actor,
    template: PlanTemplate | None = None,
    created_on: date | None = None,
    from_plan: SupportPlan | None = None,
) -> SupportPlan:
    """Draw up a draft in one step, everything known filled in; ``from_plan`` is the one it replaces."""
    plans = list(SupportPlan.objects.filter(worker=worker))
    if any(plan.is_draft for plan in plans):
        raise ValidationError(
            {"worker": _("There is a draft for this worker already: finish or withdraw it.")}
        )
    if template is not None and template.organization_id != worker.organization_id:
        raise ValidationError({"template": _("This belongs to another organization.")})
    on = clock.today()
    previous = from_plan or next((plan for plan in plans if plan.state == SupportPlan.State.AGREED), None)
    plan = SupportPlan(
        worker=worker,
        version=max((plan.version for plan in plans), default=0) + 1,
        support_contract=entrusted_under(worker, on=on),
        created_on=on,
    )
    content = draft_content(worker, template=template, from_plan=previous, on=on, by=by)
    content.facts["created_on"] = created_on or content.facts.get("created_on") or on
    write_content(plan, content)
    _record(plan, "support_plan.drafted", by, {"version": plan.version})
    return plan


def draft_plans(
    *, workers: Iterable[Worker], by: Actor, template: PlanTemplate | None = None
) -> list[Outcome]:
    """Draft for a cohort. One that cannot be drafted stops none of the others."""
    outcomes = []
    for worker in workers:
        try:
            with sealing():
                outcomes.append(Outcome(worker, draft_plan(worker=worker, by=by, template=template)))
        except ValidationError as error:
            outcomes.append(Outcome(worker, None, " ".join(error.messages)))
    return outcomes


@audited
def change_draft(
    *,
    plan: SupportPlan,
    by: Actor,
    facts: Mapping[str, Any] | None = None,
    rows: Mapping[str, Mapping[str, Any]] | None = None,
    languages: Mapping[str, Mapping[str, Any]] | None = None,
    housing: Mapping[str, Any] | None = None,
    municipalities: Mapping[str, Mapping[str, Any]] | None = None,
) -> SupportPlan:
    """Enter parts of a draft; what is not named stays as it was."""
    _must_be_draft(plan)
    unknown = sorted(set(facts or {}) - {*FACTS, *PERSONAL_FACTS})
    if unknown:
        raise ValidationError({unknown[0]: _("A plan holds no such fact.")})
    _check_places(plan, facts or {})
    before = read_content(_fresh(plan))
    content = PlanContent(
        facts=before.facts | dict(facts or {}),
        rows=_merged(before.rows, rows),
        languages=_merged(before.languages, languages),
        housing=before.housing | dict(housing or {}),
        municipalities=_merged(before.municipalities, municipalities),
    )
    write_content(plan, content)
    _record(plan, "support_plan.draft_changed", by, {"parts": _changed_parts(before, content)})
    return plan


@audited
def agree_plan(
    *,
    plan: SupportPlan,
    by: Actor,
    agreed_on: date,
    worker_signed_on: date | None = None,
    holds_from_on: date | None = None,
) -> SupportPlan:
    """The plan holds: it replaces the one before, and what follows from both is posted.

    A plan with a blocking finding is refused. ``holds_from_on`` is the day from which a changed plan holds:
    the notification of the change counts from it.
    """
    _must_be_draft(plan)
    today = clock.today()
    if agreed_on > today:
        raise ValidationError({"agreed_on": _("This day has not come yet.")})
    if agreed_on < plan.created_on:
        raise ValidationError({"agreed_on": _("This is before the plan was drawn up.")})
    if worker_signed_on and not plan.created_on <= worker_signed_on <= today:
        raise ValidationError(
            {"worker_signed_on": _("The worker signs after the plan is drawn up, and not in the future.")}
        )
    plan = _fresh(plan)
    plan.worker_signed_on = worker_signed_on
    findings = check_plan(plan, on=agreed_on)
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        raise ValidationError({"plan": [str(finding) for finding in blocking]})
    previous = _fresh_or_none(plan.worker)
    if previous is not None:
        plan.holds_from_on = holds_from_on or plan.holds_from_on or agreed_on
        plan.changed_headings = changed_headings(read_content(previous), read_content(plan), on=agreed_on)
        SupportPlan.objects.filter(pk=previous.pk).update(state=SupportPlan.State.SUPERSEDED)
    plan.state = SupportPlan.State.AGREED
    plan.agreed_on = agreed_on
    plan.agreed_by = by if getattr(by, "pk", None) else None
    plan.findings = [finding.as_json() for finding in findings]
    plan.save()
    _record(plan, "support_plan.agreed", by, {"version": plan.version, "agreed_on": agreed_on.isoformat()})
    repost("support_plan", [plan.pk, *([previous.pk] if previous else [])])
    return plan


@audited
def sign_plan(
    *, plan: SupportPlan, by: Actor, worker_signed_on: date, copy_given_on: date | None = None
) -> SupportPlan:
    """The worker signed the agreed plan, and got a copy of it."""
    if plan.state != SupportPlan.State.AGREED:
        raise ValidationError({"plan": _("Only an agreed plan is signed.")})
    for name, day in (("worker_signed_on", worker_signed_on), ("copy_given_on", copy_given_on)):
        if day and not plan.created_on <= day <= clock.today():
            raise ValidationError({name: _("The day lies between the drawing up of the plan and today.")})
    plan.worker_signed_on = worker_signed_on
    plan.copy_given_on = copy_given_on or plan.copy_given_on
    plan.save(update_fields=["worker_signed_on", "copy_given_on"])
    if plan.copy_given_on:
        for task in SupportTask.objects.open().filter(plan=plan, kind=_COPY):
            complete_task(task=task, by=by, done_on=plan.copy_given_on)
    _record(plan, "support_plan.signed", by, {"worker_signed_on": worker_signed_on.isoformat()})
    repost("support_plan", [plan.pk])
    return plan


@audited
def withdraw_plan(*, plan: SupportPlan, by: Actor, reason: str) -> SupportPlan:
    """A draft that is not to be, or an agreed plan that no longer holds; the record stays."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    if plan.state not in {SupportPlan.State.DRAFT, SupportPlan.State.AGREED}:
        raise ValidationError({"plan": _("This plan was replaced or withdrawn already.")})
    plan.state = SupportPlan.State.WITHDRAWN
    plan.withdrawn_reason = reason.strip()[:200]
    plan.save(update_fields=["state", "withdrawn_reason"])
    _record(plan, "support_plan.withdrawn", by, {"reason": plan.withdrawn_reason})
    repost("support_plan", [plan.pk])
    return plan


@audited
def save_template(
    *,
    organization: AcceptingOrganization,
    name: str,
    by: Actor,
    plan: SupportPlan | None = None,
    content: PlanContent | None = None,
    is_default: bool = False,
) -> PlanTemplate:
    """Keep what a plan says as the employer's template; one of the same name is replaced."""
    if plan is not None and plan.worker.organization_id != organization.pk:
        raise ValidationError({"plan": _("This belongs to another organization.")})
    template = PlanTemplate.objects.filter(organization=organization, name=name.strip()).first()
    template = template or PlanTemplate(organization=organization, name=name.strip())
    stored = read_content(_fresh(plan)) if plan else content
    if stored is not None:
        template.content = stored.as_json()
    if is_default:
        PlanTemplate.objects.filter(organization=organization, is_default=True).update(is_default=False)
    template.is_default = is_default
    template.full_clean()
    template.save()
    record(
        by=by,
        verb="plan_template.saved",
        target=template,
        organization_id=organization.pk,
        label=template.name,
    )
    return template


def may_draft(user: Any, worker: Worker) -> bool:
    """Whether this person draws up plans for the worker: at the employer, or at the body that supports."""
    bodies = by_bodies(user, clock.today())
    contract = worker.support_contract
    serves = contract is not None and contract.support_organization_id in bodies
    return bool(user.can("support.draft", organization_id=worker.organization_id)) and (
        serves or worker.organization_id in user.scope(clock.today()).organization_ids
    )


def _must_be_draft(plan: SupportPlan) -> None:
    if not plan.is_draft:
        raise ValidationError(
            {"plan": _("What is agreed is never changed: draw up a new version of the plan instead.")}
        )


def _check_places(plan: SupportPlan, facts: Mapping[str, Any]) -> None:
    """The office and the people of a plan belong to the employer, or to the body that carries it out."""
    body_id = plan.support_contract.support_organization_id if plan.support_contract else None
    for name in ("office", "manager"):
        place = facts.get(name)
        if place is None or (body_id is not None and place.support_organization_id == body_id):
            continue
        if getattr(place, "organization_id", None) != plan.worker.organization_id:
            raise ValidationError({name: _("This belongs to another organization.")})
    site = facts.get("support_site")
    if site is not None and site.organization_id != plan.worker.organization_id:
        raise ValidationError({"support_site": _("This belongs to another organization.")})


def _fresh(plan: SupportPlan) -> SupportPlan:
    """The plan with all that hangs on it, as it is stored now."""
    rows = SupportPlan.objects.select_related(
        "worker__organization", "worker__site", "support_contract__support_organization", "housing"
    )
    return rows.prefetch_related("rows", "languages", "municipalities").get(pk=plan.pk)


def _fresh_or_none(worker: Worker) -> SupportPlan | None:
    agreed = SupportPlan.objects.agreed().filter(worker=worker).first()
    return _fresh(agreed) if agreed else None


def _merged(
    before: Mapping[str, dict[str, Any]], changes: Mapping[str, Mapping[str, Any]] | None
) -> dict[str, dict[str, Any]]:
    return dict(before) | {key: before.get(key, {}) | dict(entry) for key, entry in (changes or {}).items()}


def _changed_parts(before: PlanContent, after: PlanContent) -> list[str]:
    parts = [name for name, value in after.facts.items() if before.facts.get(name) != value]
    for name in ("rows", "languages", "municipalities"):
        old, new = getattr(before, name), getattr(after, name)
        parts += [f"{name}.{key}" for key, entry in new.items() if old.get(key) != entry]
    return parts + (["housing"] if before.housing != after.housing else [])


def _record(plan: SupportPlan, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=plan,
        organization_id=plan.worker.organization_id,
        label=plan.worker.name,
        details=details,
    )
