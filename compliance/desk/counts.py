"""The counts beside the navigation, read once a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from compliance.common import clock
from compliance.desk.gaps import Gap, gaps_for
from compliance.desk.meaning import INFORMATION
from compliance.desk.queue import queue
from compliance.organizations.models import AcceptingOrganization

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits for this person."""

    today: int = 0
    overdue: int = 0
    failed_mails: int = 0
    gap_list: tuple[Gap, ...] = ()

    @property
    def gaps(self) -> int:
        """All gaps together."""
        return sum(gap.count for gap in self.gap_list)


def counts_for(request: HttpRequest) -> Counts:
    """The counts of this request's person."""
    kept: Counts | None = getattr(request, "_desk_counts", None)
    if kept is None:
        kept = _read(request)
        request._desk_counts = kept  # type: ignore[attr-defined] # noqa: SLF001
    return kept


def organizations_of(request: HttpRequest) -> list[AcceptingOrganization]:
    """The employers this person reaches, read once for counts and filters."""
    kept: list[AcceptingOrganization] | None = getattr(request, "_desk_organizations", None)
    if kept is None:
        kept = list(AcceptingOrganization.objects.visible_to(request.user))
        request._desk_organizations = kept  # type: ignore[attr-defined] # noqa: SLF001
    return kept


def _read(request: HttpRequest) -> Counts:
    user: Any = request.user
    if not user.can("registry.view"):
        return Counts()
    on = clock.today()
    counted = queue(user, on=on).aggregate(
        today=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=on) & ~Q(severity=INFORMATION))
    )
    return Counts(
        today=counted["today"],
        overdue=counted["overdue"],
        gap_list=tuple(gaps_for(user, organizations_of(request))),
    )
