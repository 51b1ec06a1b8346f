"""Workers and clients as the workspace lists them: with what is open and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.workers.models import Worker
from support_plans.models import SupportTask

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from compliance.accounts.models import User


def workers_of(user: User, *, on: date, text: str = "", left: bool = False) -> QuerySet[Worker]:
    """Workers the person may see, employed or gone, found by name, kana or number."""
    rows = Worker.objects.visible_to(user, on=on)
    rows = rows.filter(left_on__lte=on) if left else rows.employed(on=on)
    text = text.strip()
    if text:
        rows = rows.filter(pk__in=Worker.objects.visible_to(user, on=on).named(text).values("pk"))
    return rows


def with_tasks(rows: QuerySet[Worker], *, on: date) -> QuerySet[Any]:
    """Each worker with how many tasks are open and late, and the next day something is due."""
    tasks = SupportTask.objects.open().filter(worker=OuterRef("pk")).order_by().values("worker")
    late = tasks.filter(due_on__lt=on)
    return rows.annotate(
        open_tasks=_number(tasks),
        late_tasks=_number(late),
        next_due_on=Subquery(
            SupportTask.objects.open().filter(worker=OuterRef("pk")).order_by("due_on").values("due_on")[:1]
        ),
    )


def _number(rows: QuerySet[SupportTask, Any]) -> Coalesce:
    counted = rows.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def clients_of(user: User, *, on: date, text: str = "") -> QuerySet[Any]:
    """Employers the person works for, each with its workers and tasks that they may see."""
    rows = AcceptingOrganization.objects.visible_to(user, on=on)
    if text.strip():
        rows = rows.filter(Q(name__icontains=text.strip()) | Q(name_kana__icontains=text.strip()))
    workers = (
        Worker.objects.visible_to(user, on=on).employed(on=on).filter(organization=OuterRef("pk")).order_by()
    )
    tasks = SupportTask.objects.visible_to(user, on=on).open().filter(worker__organization=OuterRef("pk"))
    by_client = tasks.order_by().values("worker__organization")
    return rows.annotate(
        worker_count=Coalesce(
            Subquery(
                workers.values("organization").annotate(number=Count("pk")).values("number"),
                output_field=IntegerField(),
            ),
            Value(0),
        ),
        open_tasks=_number(by_client),
        late_tasks=_number(by_client.filter(due_on__lt=on)),
    )


def contracts_of(user: User, clients: list[AcceptingOrganization], *, on: date) -> dict[int, SupportContract]:
    """The running contract with each client, by the client; the newest where there are several."""
    rows = (
        SupportContract.objects.visible_to(user, on=on)
        .running(on=on)
        .filter(organization__in=clients)
        .select_related("support_organization")
        .order_by("starts_on", "pk")
    )
    return {contract.organization_id: contract for contract in rows}
