"""A body's registration, its people, and how much each of them carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from compliance.reckoning.support_body import rso_renewal_window
from compliance.reckoning.workload import manager_course, workload
from compliance.workers.models import Worker
from support_plans.models import SupportStaff, SupportTask
from support_plans.workspace import wording
from support_plans.workspace.wording import because, language_names, warning

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.organizations.models import RegisteredSupportOrganization


def registration(body: RegisteredSupportOrganization, *, on: date) -> dict[str, Any]:
    """Until when it is registered, and when the renewal is to be filed, with why."""
    if body.expires_on is None:
        return {"tag": wording.NOW, "is_unknown": True}
    window = rso_renewal_window(expires_on=body.expires_on)
    if body.expires_on < on or on > window.closes_on:
        tag = wording.NOW
    elif on >= window.opens_on:
        tag = wording.SOON
    else:
        tag = wording.LATER
    return {
        "tag": tag,
        "window": window,
        "is_open": window.opens_on <= on <= window.closes_on,
        "is_missed": window.closes_on < on <= body.expires_on,
        "is_over": body.expires_on < on,
        "days": wording.days_left(body.expires_on, on=on),
        "because": because([_plain(rule) for rule in window.because]),
        "warnings": [warning(code) for code in window.warnings],
    }


def caps(user: User, body: RegisteredSupportOrganization, *, on: date) -> dict[str, Any]:
    """The body's officers against its workers and clients, by the caps that come in 2027."""
    workers = Worker.objects.visible_to(user, on=on).employed(on=on)
    workers = workers.filter(support_contract__support_organization=body)
    counted = workers.aggregate(
        workers=Count("pk", distinct=True), clients=Count("organization", distinct=True)
    )
    officers = SupportStaff.objects.serving(on=on).filter(
        support_organization=body, post=SupportStaff.Post.OFFICER
    )
    load = workload(
        staff=officers.values("name").distinct().count(),
        workers=counted["workers"],
        clients=counted["clients"],
        on=on,
        registration_expires_on=body.expires_on,
    )
    return {
        "load": load,
        "because": because([_plain(rule) for rule in load.because]),
        "warnings": [warning(code) for code in load.warnings],
    }


def staff_lines(
    user: User, staff: list[SupportStaff], *, on: date, expires_on: date | None
) -> list[dict[str, Any]]:
    """Everybody in charge: the course, and what is assigned to them."""
    tasks = SupportTask.objects.visible_to(user, on=on).open()
    load: dict[int | None, Any] = {
        row["assignee"]: row
        for row in tasks.filter(assignee__in=[one.user_id for one in staff if one.user_id])
        .order_by()
        .values("assignee")
        .annotate(
            open=Count("pk"),
            late=Count("pk", filter=Q(due_on__lt=on)),
            workers=Count("worker", distinct=True),
            clients=Count("worker__organization", distinct=True),
        )
    }
    return [_staff_line(one, load.get(one.user_id, {}), on, expires_on) for one in staff]


def _staff_line(one: SupportStaff, load: dict[str, Any], on: date, expires_on: date | None) -> dict[str, Any]:
    line: dict[str, Any] = {
        "staff": one,
        "languages": language_names(one.languages),
        "load": load,
        "is_serving": (one.since_on is None or one.since_on <= on)
        and (one.until_on is None or one.until_on >= on),
    }
    if one.post == SupportStaff.Post.MANAGER:
        course = manager_course(course_on=one.course_completed_on, on=on, registration_expires_on=expires_on)
        line["course"] = course
        line["course_warnings"] = [warning(code) for code in course.warnings]
        line["course_tag"] = wording.SOON if course.warnings else wording.DONE
    return line


def _plain(rule: Any) -> dict[str, Any]:
    plain: dict[str, Any] = rule.as_because()
    plain["effective_from"] = str(plain.get("effective_from", ""))
    return plain
