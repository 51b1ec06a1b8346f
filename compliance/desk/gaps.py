"""No silent gaps: what is missing, so that no day is reckoned or nobody reminded, is listed and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.desk import wording
from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.reminders.recipients import employer_told, without_recipient
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap: what is missing, what follows, how many."""

    slug: str
    title: str
    remedy: str
    count: int


@dataclass(frozen=True, slots=True)
class WorkerGap:
    """What a higher room finds missing of workers (``settings.WORKER_GAP_SOURCES``)."""

    slug: str
    title: str
    remedy: str
    condition: Q
    link: Callable[[int], str]
    """Where to mend it, by the worker's id."""


def _of_other_rooms(user: Any) -> list[WorkerGap]:
    found = (import_string(path)(user) for path in settings.WORKER_GAP_SOURCES)
    return [gap for gap in found if gap is not None]


def without_card() -> Q:
    """Workers with no card in use."""
    return ~Q(Exists(ResidenceCard.objects.current().filter(worker=OuterRef("pk"))))


_WORKER_GAPS: dict[str, Callable[[], Q]] = {
    "card": without_card,
    "history": lambda: Q(stay_history_complete_on__isnull=True),
    "email": lambda: Q(email=""),
}


def workers(user: Any, on: date) -> QuerySet[Worker]:
    """Those who are employed and visible."""
    return Worker.objects.visible_to(user, on=on).employed(on=on)


def organizations(user: Any, on: date) -> QuerySet[AcceptingOrganization]:
    """Visible corporations whose corporate number is unknown."""
    return AcceptingOrganization.objects.visible_to(user, on=on).filter(
        corporate_number="", is_corporation=True
    )


def contracts(user: Any, on: date) -> QuerySet[SupportContract]:
    """Running support contracts of which nobody knows when the body's registration ends."""
    return (
        SupportContract.objects.visible_to(user, on=on)
        .running(on=on)
        .filter(noted_registration_expires_on__isnull=True, support_organization__expires_on__isnull=True)
    )


def unreached(user: Any, on: date) -> QuerySet[Deadline]:
    """Visible open deadlines of which nobody at the employer would be told."""
    rows = Deadline.objects.visible_to(user, on=on)
    # Asked of the few employers first, and of their many deadlines only where nobody is told.
    scope = user.scope(on)
    reached = {*scope.organization_ids, *scope.client_ids}
    told = employer_told(on).filter(organization__in=reached).values_list("organization", flat=True)
    untold = reached - set(told)
    return without_recipient(rows.filter(organization__in=untold), on=on) if untold else rows.none()


def rows(slug: str, user: Any, on: date) -> QuerySet[Any]:
    """What one gap consists of; :class:`KeyError` when there is no such gap."""
    if slug in _WORKER_GAPS:
        return workers(user, on).filter(_WORKER_GAPS[slug]()).select_related("organization")
    elsewhere = {gap.slug: gap for gap in _of_other_rooms(user)}
    if slug in elsewhere:
        return workers(user, on).filter(elsewhere[slug].condition).select_related("organization")
    others: dict[str, Callable[[Any, date], QuerySet[Any]]] = {
        "corporate_number": organizations,
        "registration_end": lambda user, on: contracts(user, on).select_related(
            "organization", "support_organization"
        ),
        "recipient": lambda user, on: unreached(user, on).select_related("organization", "worker"),
    }
    return others[slug](user, on)


def gaps_for(user: Any, reached: list[AcceptingOrganization]) -> list[Gap]:
    """Every kind of gap with its count, in constant queries; ``reached``: the person's employers."""
    if not user.can("registry.view"):
        return []
    on = clock.today()
    elsewhere = _of_other_rooms(user)
    counted = workers(user, on).aggregate(
        **{slug: Count("pk", filter=condition()) for slug, condition in _WORKER_GAPS.items()},
        **{gap.slug: Count("pk", filter=gap.condition) for gap in elsewhere},
    )
    return [
        Gap(
            "card",
            _("Workers without a residence card"),
            _("No deadline can be reckoned. Register the card."),
            counted["card"],
        ),
        Gap(
            "recipient",
            _("Deadlines nobody can be reminded of"),
            _("Give a member the right to receive reminders, or enter an address."),
            unreached(user, on).count(),
        ),
        Gap(
            "history",
            _("Workers whose stay history is not declared complete"),
            _("The five-year limit is shown as an upper bound only. Check past stays with the worker."),
            counted["history"],
        ),
        *(Gap(gap.slug, gap.title, gap.remedy, counted[gap.slug]) for gap in elsewhere),
        Gap(
            "registration_end",
            _("Support contracts without the end of the body's registration"),
            _("Enter the day the registration expires."),
            contracts(user, on).count(),
        ),
        Gap(
            "corporate_number",
            _("Organizations without a corporate number"),
            _("Enter the 13 digits; notifications ask for them."),
            sum(row.is_corporation and not row.corporate_number for row in reached),
        ),
        Gap(
            "email",
            _("Workers without an e-mail address"),
            _("They get no reminder themselves; the employer is told."),
            counted["email"],
        ),
    ]


def line(slug: str, row: Any, user: Any) -> dict[str, str]:
    """One row of a gap: what it is, where it belongs, and where to mend it."""
    remedies = _WORKER_REMEDIES | {gap.slug: gap.link for gap in _of_other_rooms(user)}
    if slug in remedies:
        return {
            "what": row.name,
            "where": row.organization.name,
            "link": remedies[slug](row.pk),
        }
    if slug == "corporate_number":
        return {"what": row.name, "where": row.address, "link": _change("acceptingorganization", row.pk)}
    if slug == "registration_end":
        return {
            "what": row.support_organization.name,
            "where": row.organization.name,
            "link": _change("supportcontract", row.pk),
        }
    return {
        "what": f"{wording.kind_title(row.kind)} {row.due_on:%Y-%m-%d}",
        "where": row.worker.name if row.worker else row.organization.name,
        "link": reverse("desk:deadline", args=[row.pk]),
    }


_WORKER_REMEDIES: dict[str, Callable[[int], str]] = {
    "card": lambda pk: reverse("desk:act", args=[pk, "card"]),
    "history": lambda pk: reverse("desk:worker", args=[pk]),
    "email": lambda pk: reverse("admin:workers_worker_change", args=[pk]),
}


def _change(model: str, pk: int) -> str:
    return reverse(f"admin:organizations_{model}_change", args=[pk])
