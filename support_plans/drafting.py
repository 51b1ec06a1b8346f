"""What a new plan begins with: the template, the plan before it, and everything known of the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.organizations.models import SupportContract
from compliance.reckoning.plan_rows import plan_rows
from compliance.rulebook import rule
from compliance.workers.models import Worker
from support_plans.content import PlanContent, from_json, read_content, usual_content
from support_plans.models import PlanTemplate, SupportStaff
from support_plans.places import prefecture_of

if TYPE_CHECKING:
    from datetime import date

    from compliance.organizations.models import RegisteredSupportOrganization
    from support_plans.models import SupportPlan

_SPOKEN = ("pre_arrival_guidance", "life_orientation", "consultation", "periodic_interview")
"""The parts of a plan that name their language."""

_OWED = ("will_do", "timing", "reason")
"""Of a row: whether it is done, when, and why not."""


def draft_content(
    worker: Worker, *, template: PlanTemplate | None, from_plan: SupportPlan | None, on: date, by: Any
) -> PlanContent:
    """The content of a draft: the plan before, or else the template, what is known, and what is usual."""
    if from_plan is not None:
        return _of_plan(from_plan, on)
    shared = template or default_template(worker)
    content = from_json(shared.content) if shared else PlanContent()
    is_here = _is_in_japan(worker)
    for row in plan_rows(on):
        if row.may_be_none:
            # Whether it is owed hangs on the worker, never on what the template's worker needed.
            shared_row = content.rows.pop(row.key, {})
            if not is_here:
                content.rows[row.key] = {k: v for k, v in shared_row.items() if k not in _OWED}
    content = content.over(_known_of(worker, on=on, by=by))
    usual = usual_content(on, already_in_japan=is_here)
    return _with_people(content.over(usual), worker, on)


def _of_plan(plan: SupportPlan, on: date) -> PlanContent:
    """Word for word, so that what differs is what a person changed; municipal measures are looked up anew."""
    content = read_content(plan)
    content.facts |= {"created_on": on, "holds_from_on": None, "is_municipality_checked": None}
    for check in content.municipalities.values():
        check["checked_on"] = None
    return content


def default_template(worker: Worker) -> PlanTemplate | None:
    """The employer's template for plans, if it named one."""
    templates = PlanTemplate.objects.filter(organization=worker.organization_id, is_default=True)
    found: PlanTemplate | None = templates.first()
    return found


def entrusted_under(worker: Worker, *, on: date) -> SupportContract | None:
    """The contract by which all support of this worker is entrusted on that day."""
    contract = worker.support_contract
    if contract is None or contract.scope != SupportContract.Scope.ALL:
        return None
    runs = contract.starts_on <= on and (contract.ends_on is None or contract.ends_on >= on)
    return contract if runs else None


def _known_of(worker: Worker, *, on: date, by: Any) -> PlanContent:
    entrusted = entrusted_under(worker, on=on)
    language = worker.preferred_language or next(iter(worker.languages), "")
    facts: dict[str, Any] = {"language": language, "created_on": on}
    body = entrusted.support_organization if entrusted else None
    facts |= _carried_out_by(worker, body, on=on, by=by)
    return PlanContent(
        facts=facts,
        languages={part: {"language": language} for part in _SPOKEN},
        municipalities={
            "workplace": {"prefecture": prefecture_of(worker.site.address if worker.site else "")},
            "home": {"prefecture": prefecture_of(worker.address)},
        },
    )


def _carried_out_by(
    worker: Worker, body: RegisteredSupportOrganization | None, *, on: date, by: Any
) -> dict[str, Any]:
    """Who is in charge, and how many they support; how many a body supports, only the body itself can say."""
    place = {"support_organization": body} if body else {"organization": worker.organization}
    staff = SupportStaff.objects.serving(on=on).filter(**place).select_related("office")
    manager = next((one for one in staff if one.post == SupportStaff.Post.MANAGER), None)
    officers = [one for one in staff if one.post == SupportStaff.Post.OFFICER]
    facts: dict[str, Any] = {"manager": manager, "officer_count": len(officers) or None}
    if body is None:
        facts["supported_count"] = (
            _supported(on).filter(organization=worker.organization_id, support_contract__isnull=True).count()
        )
        return facts
    facts["office"] = (manager.office if manager else None) or body.offices.first()
    if body.pk in by_bodies(by, on):
        facts["supported_count"] = _supported(on).filter(support_contract__support_organization=body).count()
    return facts


def by_bodies(by: Any, on: date) -> tuple[int, ...]:
    """The support bodies a person belongs to; none for a command or a job."""
    return tuple(by.scope(on).support_organization_ids) if hasattr(by, "scope") else ()


def _supported(on: date) -> Any:
    return Worker.objects.employed(on=on).filter(
        cards__superseded_at__isnull=True,
        cards__voided_at__isnull=True,
        cards__status__in=rule("support/duty_by_status", on=on).value,
    )


def _is_in_japan(worker: Worker) -> bool:
    """Whoever holds a card that was not given on landing was here when it was applied for."""
    card = worker.cards.current().first()
    return card is not None and card.permission_kind in {"change", "extension"}


def _with_people(content: PlanContent, worker: Worker, on: date) -> PlanContent:
    """Who does it, in each row that is carried out and names nobody yet."""
    entrusted = entrusted_under(worker, on=on)
    place = (
        {"support_organization": entrusted.support_organization_id}
        if entrusted
        else {"organization": worker.organization_id}
    )
    officer = SupportStaff.objects.serving(on=on).filter(post=SupportStaff.Post.OFFICER, **place).first()
    if officer is None:
        return content
    for row in plan_rows(on):
        entry = content.rows.get(row.key, {})
        if entry.get("will_do") and row.has_own_entrusting and not entry.get("person_name"):
            entry |= {"person_name": officer.name, "person_title": officer.title}
    return content
