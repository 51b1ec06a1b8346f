"""Who may enter the workspace, and what of it is theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.decorators.cache import never_cache

from compliance.workers.models import Worker
from support_plans.models import SupportFile

if TYPE_CHECKING:
    from django.db import models
    from django.http import HttpRequest, HttpResponse

    from compliance.accounts.models import User
    from compliance.common.tenancy import TenantQuerySet
    from support_plans.querysets import SupportFileQuerySet

M = TypeVar("M", bound="models.Model")
View = Callable[..., "HttpResponse"]


def workspace_page(view: View) -> View:
    """For those who see support somewhere; to all others there is no such page, and no cache keeps it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not person_of(request).can("support.view"):
            raise Http404
        return view(request, *args, **kwargs)

    page = never_cache(login_required(guarded))
    page.has_own_frame = True  # type: ignore[attr-defined] # read by the desk, which would add its sidebar
    return page


def person_of(request: HttpRequest) -> User:
    """Who asks; the page has made sure that somebody does."""
    return cast("User", request.user)


def theirs(rows: TenantQuerySet[M], request: HttpRequest, pk: int, *related: str) -> M:
    """The row with that id if the person may see it; otherwise it does not exist."""
    found = rows.visible_to(request.user).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def worker_of(request: HttpRequest, pk: int) -> Worker:
    """A worker the person may see, with employer, site and support body."""
    return theirs(
        Worker.objects.all(), request, pk, "organization", "site", "support_contract__support_organization"
    )


def files_of(request: HttpRequest, *, is_past: bool) -> SupportFileQuerySet:
    """Files of records the person sees today, or of the body's own archive."""
    if is_past:
        return SupportFile.objects.kept_records_of(request.user)
    return SupportFile.objects.visible_to(request.user)


def may_record(request: HttpRequest, worker: Worker) -> bool:
    """Whether the person may write down support of this worker."""
    return person_of(request).can("support.record", organization_id=worker.organization_id)


def must_record(request: HttpRequest, worker: Worker) -> None:
    """Refuse those who may look only."""
    if not may_record(request, worker):
        raise PermissionDenied
