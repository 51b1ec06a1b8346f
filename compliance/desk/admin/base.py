"""The base of every admin page: rows through ``visible_to``, acts through roles, writes through services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from unfold.admin import ModelAdmin

from compliance.common.tenancy import is_inside
from compliance.desk.fields import JapaneseDateField
from compliance.desk.refusals import add_errors

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from compliance.common.tenancy import TenantQuerySet


class RefusableForm(forms.ModelForm):  # type: ignore[type-arg] # no argument at run time
    """A form that shows what a service refused, beside the field it is about, with the input as typed."""

    refused: ValidationError | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.refused is not None:
            add_errors(self, self.refused)
        return cleaned


class TenantModelAdmin(ModelAdmin):  # type: ignore[misc] # the theme is untyped
    """Rows, choices and permissions of one person; subclasses name the services that write."""

    view_capability = "registry.view"
    write_capability = ""
    """Empty: this page only shows."""
    form = RefusableForm
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    list_fullwidth = True
    list_filter_submit = True
    list_disable_select_all = True
    warn_unsaved_form = True
    actions = None
    formfield_overrides = {models.DateField: {"form_class": JapaneseDateField}}
    view_on_site = False

    employers_own: tuple[str, ...] = ()
    """Facts for the employer's own members; a support body looks in without them."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = super().get_fieldsets(request, obj)
        if obj is None or not self.employers_own or is_inside(request.user, self.organization_of(obj)):
            return shown
        return [
            (title, {**options, "fields": self._for_outside(options["fields"])}) for title, options in shown
        ]

    def _for_outside(self, fields: Any) -> list[Any]:
        kept = (self._for_outside(name) if isinstance(name, list | tuple) else name for name in fields)
        return [name for name in kept if name and name not in self.employers_own]

    # --- rows

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows: TenantQuerySet[Any] = self.model._default_manager.all()
        ordering = self.get_ordering(request)
        visible = rows.visible_to(request.user)
        return visible.order_by(*ordering) if ordering else visible

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Choices are what the person may see; they are looked up as typed, never listed by the thousand."""
        related = db_field.remote_field.model.objects
        if hasattr(related, "visible_to") and "queryset" not in kwargs:
            kwargs["queryset"] = related.visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # What a choice refers to has a page of its own; it is not edited through a keyhole.
        for name in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if field is not None and hasattr(field.widget, name):
                setattr(field.widget, name, False)
        return field

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        # The name of the ledger, not an order to choose something in it.
        title = {"title": self.opts.verbose_name_plural}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    # --- acts

    def organization_of(self, obj: Any) -> int | None:
        """The employer an act on this row concerns."""
        found: int | None = getattr(obj, "organization_id", None)
        return found

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_authenticated and request.user.can(self.view_capability))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Which rows is the queryset's question; an organization of ours may be seen under any of our roles.
        return bool(request.user.is_authenticated and request.user.can(self.view_capability))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(self.write_capability) and bool(request.user.can(self.write_capability))  # type: ignore[union-attr]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not self.write_capability:
            return False
        organization_id = self.organization_of(obj) if obj is not None else None
        return bool(request.user.can(self.write_capability, organization_id=organization_id))  # type: ignore[union-attr]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- what is not theirs does not exist

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        raise Http404

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        raise Http404

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        raise Http404

    # --- writes

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> models.Model:
        """Call the service that makes such a row."""
        raise NotImplementedError

    def change(self, request: HttpRequest, row: Any, facts: dict[str, Any]) -> models.Model:
        """Call the service that changes such a row."""
        raise NotImplementedError

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refused:
            # The service refused: show the same form again, as typed, with what it said.
            request._desk_refused = refused  # type: ignore[attr-defined] # noqa: SLF001
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.refused = getattr(request, "_desk_refused", None)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Writes are the services': they validate, post deadlines and record."""
        if change:
            # The form has already put the input on its own copy; the service compares with what is stored.
            stored = self.model._default_manager.get(pk=obj.pk)
            facts = {name: form.cleaned_data[name] for name in form.changed_data if name in form.cleaned_data}
            saved = self.change(request, stored, facts)
        else:
            saved = self.create(request, dict(form.cleaned_data))
        obj.__dict__.update(saved.__dict__)

    def log_addition(self, *_: Any, **__: Any) -> None:
        """The audit record keeps what happened."""

    def log_change(self, *_: Any, **__: Any) -> None:
        """The audit record keeps what happened."""


class ReadOnlyAdmin(TenantModelAdmin):
    """A page that only shows."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
