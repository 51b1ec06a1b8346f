"""Must, does, proof: for each duty who owes it, who does it, and whether anything proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from compliance.reckoning.obligations import obligations
from support_plans.models import Consultation, RegularInterview, SupportLog, SupportTask
from support_plans.models.logs import Judgement
from support_plans.workspace.wording import language

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Doer:
    """What one doer does of one duty: the employer itself, or a support body."""

    name: str
    is_entrusted: bool
    open: int
    overdue: int
    done: int
    unproven: int

    @property
    def warns(self) -> bool:
        """The employer stays liable for what it entrusted: done without proof is its risk."""
        return self.is_entrusted and self.unproven > 0


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty over all workers a person sees."""

    slug: str
    title: str
    doers: list[Doer]


def duties(workers: Any, user: Any, *, on: date) -> list[Duty]:
    """Every duty towards these workers, in the order of the ordinance; a constant number of queries."""
    by_slug: dict[str, list[Doer]] = {}
    for row in _counted(workers, user, on):
        by_slug.setdefault(row["obligation"], []).append(_doer(row))
    return [
        Duty(each.slug, each.in_language(language()), by_slug.get(each.slug, [])) for each in obligations(on)
    ]


def _doer(row: dict[str, Any]) -> Doer:
    return Doer(
        name=row["doer"] or "",
        is_entrusted=row["doer"] is not None,
        open=row["open"],
        overdue=row["overdue"],
        done=row["done"],
        unproven=row["unproven"],
    )


def _counted(workers: Any, user: Any, on: date) -> Any:
    tasks = SupportTask.objects.visible_to(user).filter(worker__in=workers.order_by().values("pk"))
    is_open = Q(state__in=["open", "deferred"])
    is_done = Q(state="done")
    return (
        tasks.exclude(obligation="")
        .annotate(doer=F("worker__support_contract__support_organization__name"))
        .annotate(proven=Case(When(_proven(), then=Value(1)), default=Value(0)))
        .values("obligation", "doer")
        .annotate(
            open=Count("pk", filter=is_open),
            overdue=Count("pk", filter=is_open & Q(due_on__lt=on)),
            done=Count("pk", filter=is_done),
            unproven=Count("pk", filter=is_done & Q(proven=0)),
        )
        .order_by("obligation", "doer")
    )


def _proven() -> Q:
    """A record that counts stands behind the task."""
    counts = Q(superseded_at__isnull=True) & ~Q(judgement=Judgement.NOT_ACCEPTABLE)
    logs = SupportLog.objects.filter(counts, task=OuterRef("pk"))
    interviews = RegularInterview.objects.filter(counts, task=OuterRef("pk"), state="held")
    asked = Consultation.objects.filter(worker=OuterRef("worker"))
    return Q(Exists(logs)) | Q(Exists(interviews)) | (Q(obligation="consultation") & Q(Exists(asked)))
