"""Export of a ledger: the rows a person sees under the filters they set, numbers masked, on the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Count
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.resources import Resource
from unfold.contrib.import_export.forms import ExportForm

from compliance.audit.services import audited, record
from compliance.common import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export: its heading, and what it shows of a row."""

    heading: Any
    value: Callable[[Any], Any]

    @property
    def column_name(self) -> str:
        return str(self.heading)


class LedgerResource(Resource):  # type: ignore[misc] # untyped
    """An export as a list of columns; headings are in the reader's language."""

    columns: ClassVar[tuple[Column, ...]] = ()

    @classmethod
    def get_display_name(cls) -> str:
        return ""

    def get_export_headers(self, selected_fields: Any = None) -> list[str]:
        return [column.column_name for column in self.columns]

    def export_resource(self, instance: Any, selected_fields: Any = None, **_: Any) -> list[Any]:
        return [harmless(column.value(instance)) for column in self.columns]

    def get_user_visible_fields(self) -> tuple[Column, ...]:
        return self.columns


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula stays text."""
    if value is None:
        return ""
    if isinstance(value, (int, float, date)) and not isinstance(value, bool):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


class LedgerExportMixin(ExportMixin):  # type: ignore[misc] # untyped
    """Adds an export to an admin list."""

    export_form_class = ExportForm
    formats = [CSV, XLSX]
    export_formats = [CSV, XLSX]
    # With its mark, spreadsheets read Japanese without asking.
    to_encoding = "utf-8-sig"
    organization_path = "organization_id"

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.can("export.run"))  # type: ignore[union-attr]

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        return str(super().get_export_filename(request, queryset, file_format)).lower()

    def get_data_for_export(self, request: HttpRequest, queryset: QuerySet[Any], **kwargs: Any) -> Any:
        allowed = self._where_allowed(request, queryset)
        return super().get_data_for_export(request, allowed, **kwargs)

    def _do_file_export(
        self, file_format: Any, request: HttpRequest, queryset: QuerySet[Any], export_form: Any = None
    ) -> HttpResponse:
        _note_export(
            self._where_allowed(request, queryset), self.organization_path, file_format, request.user
        )
        response: HttpResponse = super()._do_file_export(file_format, request, queryset, export_form)
        return response

    def _where_allowed(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """A person with several employers exports only where their role there allows it."""
        user: Any = request.user
        scope = user.scope(clock.today())
        reached = {*scope.organization_ids, *scope.client_ids}
        allowed = [pk for pk in reached if user.can("export.run", organization_id=pk)]
        return queryset.filter(**{f"{self.organization_path}__in": allowed})


@audited
def _note_export(queryset: QuerySet[Any], organization_path: str, file_format: Any, by: Any) -> None:
    counted = queryset.order_by().values_list(organization_path).annotate(rows=Count("pk"))
    for organization_id, count in counted:
        record(
            by=by,
            verb="ledger.exported",
            target=f"{queryset.model._meta.label_lower}:",
            organization_id=organization_id,
            label=str(queryset.model._meta.verbose_name_plural),
            details={"rows": count, "format": file_format.get_extension()},
        )
