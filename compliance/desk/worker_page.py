"""One worker: facts, cards, contracts, stays, deadlines with why, reminders, record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from compliance.audit.models import AuditEntry
from compliance.common import clock
from compliance.common.tenancy import is_inside
from compliance.common.text import mask_number
from compliance.deadlines.models import Deadline
from compliance.desk import meaning, queue, wording
from compliance.desk.access import member_page, theirs
from compliance.desk.delivery import delivery_tag
from compliance.desk.panels import rendered
from compliance.desk.row_forms import blank_forms
from compliance.desk.verbs import describe, verb_title
from compliance.employment.models import EmploymentContract
from compliance.reminders.models import Reminder
from compliance.residence.models import LapseCheck, ResidenceCard
from compliance.workers.models import FamilyMember, Passport, Qualification, Stay, Worker

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

SHOWN = 20
"""How many past deadlines, reminders and entries of the record a page shows."""


@member_page
@never_cache
@require_GET
def worker_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one worker that this person may see, in a constant number of queries."""
    user: Any = request.user
    on = clock.today()
    worker = theirs(
        Worker.objects.all(), user, pk, "organization", "site", "support_contract__support_organization"
    )
    may_write = user.can("registry.write", organization_id=worker.organization_id)
    cards = list(ResidenceCard.objects.visible_to(user).filter(worker=worker))
    current = next((card for card in cards if card.is_current), None)
    return render(
        request,
        "desk/worker.html",
        {
            "title": worker.name,
            "worker": worker,
            "facts": _facts(worker, inside=is_inside(user, worker.organization_id)),
            "left": bool(worker.left_on and worker.left_on <= on),
            "may_write": may_write,
            "may_reveal": user.can("numbers.reveal", organization_id=worker.organization_id),
            "card": _card(current, on) if current else None,
            "older_cards": [_card(card, on) for card in cards if card is not current],
            "lapse_checks": _lapse_checks(user, current),
            "passports": _passports(user, worker),
            "contracts": _contracts(user, worker),
            "stays": [_stay(stay) for stay in Stay.objects.visible_to(user).filter(worker=worker)],
            "qualifications": _qualifications(user, worker),
            "family": _family(user, worker),
            **blank_forms(),
            "reminders": _reminders(user, worker),
            "entries": _entries(user, worker),
            "panels": rendered(settings.WORKER_PANELS, request, worker, on),
            "edit": reverse("admin:workers_worker_change", args=[worker.pk]),
            **_deadlines(user, worker, on),
        },
    )


def _facts(worker: Worker, *, inside: bool) -> list[tuple[str, Any]]:
    """What is known, empty ones left out."""
    from compliance.desk.fields import LANGUAGES  # noqa: PLC0415 - read once a page

    support = worker.support_contract.support_organization.name if worker.support_contract else ""
    facts = [
        (_("name (kana)"), worker.name_kana),
        (_("name (kanji)"), worker.name_kanji),
        (_("employee number"), worker.employee_number),
        (_("organization"), worker.organization.name),
        (_("site"), worker.site.name if worker.site else ""),
        (_("support"), support or _("by the employer itself")),
        (_("nationality"), wording.country(worker.nationality)),
        (_("date of birth"), worker.birth_date),
        (_("sex"), worker.get_sex_display()),
        (_("languages understood"), "・".join(str(LANGUAGES.get(code, code)) for code in worker.languages)),
        (_("address in Japan"), f"{worker.postal_code} {worker.address}".strip()),
        (_("phone"), worker.phone or worker.mobile),
        (_("e-mail"), worker.email),
        (_("last interview with the worker"), worker.last_interview_on),
        (_("last interview with the supervisor"), worker.last_supervisor_interview_on),
        (_("left on"), worker.left_on),
        (_("note"), worker.note if inside else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _card(card: ResidenceCard, on: date) -> dict[str, Any]:
    shown = meaning.meaning_of_day(card.expires_on, on=on, soon_days=120)
    state = _("voided") if card.voided_at else _("superseded") if card.superseded_at else _("in use")
    return {
        "id": card.pk,
        "number": mask_number(card.number),
        "status": wording.status_title(card.status, card.status_as_written),
        "permission": card.get_permission_kind_display(),
        "permitted_on": card.permitted_on,
        "period": card.period_months,
        "expires_on": card.expires_on,
        "issued_on": card.issued_on,
        "days": meaning.days_left(card.expires_on, on=on),
        "tag": shown.tag() if shown and card.is_current else "",
        "field": wording.field_title(card.designated_field),
        "employer": card.designated_employer,
        "extension_applied_on": card.extension_applied_on,
        "extension_receipt": card.extension_receipt,
        "state": state,
        "void_reason": card.void_reason,
    }


def _lapse_checks(user: Any, card: ResidenceCard | None) -> list[dict[str, Any]]:
    if card is None:
        return []
    found = LapseCheck.objects.visible_to(user).filter(card=card).select_related("checked_by")[:SHOWN]
    return [
        {
            "at": check.checked_at,
            "result": check.get_result_display(),
            "by": check.checked_by or "",
            "note": check.note,
        }
        for check in found
    ]


def _passports(user: Any, worker: Worker) -> list[dict[str, Any]]:
    return [
        {
            "id": passport.pk,
            "number": mask_number(passport.number),
            "issued_on": passport.issued_on,
            "expires_on": passport.expires_on,
            "in_use": passport.superseded_at is None,
        }
        for passport in Passport.objects.visible_to(user).filter(worker=worker)
    ]


def _contracts(user: Any, worker: Worker) -> list[dict[str, Any]]:
    return [
        {
            "id": contract.pk,
            "field": wording.field_title(contract.field) or contract.field_as_written,
            "work_category": contract.work_category,
            "site": contract.site.name if contract.site else "",
            "starts_on": contract.starts_on,
            "ends_on": contract.ends_on,
            "ended_on": contract.ended_on,
            "end_reason": contract.get_end_reason_display(),
            "version": contract.version,
            "in_use": contract.superseded_at is None,
            "open": contract.superseded_at is None and contract.ended_on is None,
        }
        for contract in EmploymentContract.objects.visible_to(user)
        .filter(worker=worker)
        .select_related("site")
    ]


def _stay(stay: Stay) -> dict[str, Any]:
    return {
        "id": stay.pk,
        "status": wording.status_title(stay.status),
        "kind": stay.get_kind_display() if stay.kind else "",
        "from_on": stay.from_on,
        "to_on": stay.to_on,
    }


def _qualifications(user: Any, worker: Worker) -> list[dict[str, Any]]:
    return [
        {
            "id": found.pk,
            "kind": found.get_kind_display(),
            "name": found.name,
            "field": wording.field_title(found.field),
            "level": found.level,
            "passed_on": found.passed_on,
            "from_on": found.from_on,
            "to_on": found.to_on,
        }
        for found in Qualification.objects.visible_to(user).filter(worker=worker)
    ]


def _family(user: Any, worker: Worker) -> list[dict[str, Any]]:
    return [
        {
            "id": found.pk,
            "name": found.name,
            "relation": found.relation,
            "birth_date": found.birth_date,
            "nationality": wording.country(found.nationality),
            "card": mask_number(found.card_number or ""),
        }
        for found in FamilyMember.objects.visible_to(user).filter(worker=worker)
    ]


def _deadlines(user: Any, worker: Worker, on: date) -> dict[str, Any]:
    found = queue.with_names(Deadline.objects.visible_to(user, on=on).filter(worker=worker).by_harm())
    shown = queue.rows(found[:200], user, on=on)
    return {
        "rows": [row for row in shown if row.state == Deadline.State.OPEN],
        "past_rows": [row for row in shown if row.state == Deadline.State.SETTLED][:SHOWN],
    }


def _reminders(user: Any, worker: Worker) -> list[dict[str, Any]]:
    if not user.can("reminders.view", organization_id=worker.organization_id):
        return []
    found = (
        Reminder.objects.visible_to(user)
        .filter(deadline__worker=worker)
        .select_related("deadline", "to_user", "to_worker", "digest")[:SHOWN]
    )
    return [
        {
            "kind": wording.kind_title(reminder.deadline.kind),
            "on": reminder.planned_on,
            "who": str(reminder.to_user or reminder.to_worker),
            "tag": delivery_tag(reminder),
        }
        for reminder in found
    ]


def _entries(user: Any, worker: Worker) -> list[dict[str, Any]]:
    """The record of acts that name this worker, and of what hangs on them by name."""
    if not user.can("audit.view", organization_id=worker.organization_id):
        return []
    found = AuditEntry.objects.visible_to(user).filter(
        organization_id=worker.organization_id, target_type="workers.worker", target_id=str(worker.pk)
    )[:SHOWN]
    return [
        {
            "at": entry.at,
            "who": entry.actor_label,
            "what": verb_title(entry.verb),
            "details": describe(entry.details),
        }
        for entry in found
    ]
