"""The base of every list and object of support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db import models

from compliance.common.api.viewsets import TenantViewSet

if TYPE_CHECKING:
    from django.db.models import QuerySet

M = TypeVar("M", bound=models.Model)


class SupportViewSet(TenantViewSet[M]):
    """Rows of support that the person may see; a body sees them while its contract runs."""

    read_capabilities: ClassVar[tuple[str, ...]] = ("support.view",)
    write_capability: ClassVar[str] = "support.record"
    related: ClassVar[tuple[str, ...]] = ("worker",)
    together: ClassVar[tuple[str, ...]] = ()
    """Rows that hang on each one, read in one statement for the whole page."""

    def get_queryset(self) -> QuerySet[M]:
        rows = super().get_queryset()
        return rows.prefetch_related(*self.together) if self.together else rows

    def own(self, queryset: Any) -> Any:
        """Of another model, what the person may see."""
        return queryset.visible_to(self.person)
