"""What a sheet is: headings with fields of one row, lists of rows below, and the service that takes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.forms.models import model_to_dict, modelform_factory

from compliance.desk.sheets.fields import field_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db import models
    from django_stubs_ext import StrOrPromise

EMPTY_ROWS = 2
MOST_ROWS = 60
_OPEN: tuple[Any, ...] = (None, "", [], "unknown")


@dataclass(frozen=True, slots=True)
class Rows:
    """A list below the headings."""

    name: str
    title: StrOrPromise
    model: type[models.Model]
    fields: tuple[str, ...]
    special: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: what it asks, of whom, and where the answers go."""

    slug: str
    title: StrOrPromise
    model: type[models.Model]
    sections: tuple[tuple[StrOrPromise, tuple[str, ...]], ...]
    load: Callable[[Any, Any], Any]
    """The stored row for (owner, user), or nothing yet."""
    save: Callable[[Any, Any, dict[str, Any], dict[str, list[dict[str, Any]]]], Any]
    """Called with owner, person, facts and rows."""
    done: StrOrPromise
    hint: StrOrPromise = ""
    capability: str = "registry.write"
    view_capability: str = "registry.view"
    rows: tuple[Rows, ...] = ()
    special: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    """Fields that are no field of the row; they stand first."""

    @property
    def names(self) -> list[str]:
        return [name for _title, names in self.sections for name in names]


class Filled:
    """A sheet with its forms: as stored, or as typed."""

    def __init__(self, sheet: Sheet, stored: Any, data: Any = None) -> None:
        self.sheet = sheet
        form_class = modelform_factory(
            sheet.model, fields=sheet.names, formfield_callback=field_for(sheet.special)
        )
        initial = model_to_dict(stored, fields=sheet.names) if stored is not None else {}
        self.form = form_class(data, initial=initial)
        for name, make in sheet.extra.items():
            self.form.fields[name] = make()
        self.row_sets = [(rows, _row_set(rows, stored, data)) for rows in sheet.rows]

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(found.is_valid() for _rows, found in self.row_sets)])

    @property
    def facts(self) -> dict[str, Any]:
        return dict(self.form.cleaned_data)

    @property
    def row_facts(self) -> dict[str, list[dict[str, Any]]]:
        return {rows.name: _said(found) for rows, found in self.row_sets}

    def sections(self) -> list[dict[str, Any]]:
        """The headings, each with its fields and how many of them are open."""
        shown = []
        if self.sheet.extra:
            shown.append({"title": "", "fields": [self.form[name] for name in self.sheet.extra], "open": 0})
        for title, names in self.sheet.sections:
            fields = [self.form[name] for name in names]
            unanswered = sum(1 for one in fields if one.value() in _OPEN)
            shown.append({"title": title, "fields": fields, "open": unanswered, "of": len(fields)})
        return shown


def _row_set(rows: Rows, stored: Any, data: Any) -> BaseFormSet[forms.Form]:
    form_class: Any = modelform_factory(
        rows.model, fields=rows.fields, formfield_callback=_unchosen(field_for(rows.special))
    )
    known = list(getattr(stored, rows.name).all()) if stored is not None and stored.pk else []
    shown = [model_to_dict(row, fields=rows.fields) for row in known]
    count = len(shown) + EMPTY_ROWS
    made: Any = formset_factory(
        form_class, formset=_RowSet, extra=count, max_num=MOST_ROWS, validate_max=True
    )
    found: BaseFormSet[forms.Form] = made(data, prefix=rows.name, form_kwargs={"known": shown})
    return found


def _unchosen(ask: Any) -> Any:
    """A blank row chooses nothing by default."""

    def asking(db_field: Any, **kwargs: Any) -> Any:
        if db_field.choices:
            kwargs["initial"] = None
            return forms.ChoiceField(
                label=db_field.verbose_name,
                choices=[("", "---------"), *(choice for choice in db_field.choices if choice[0])],
                required=not db_field.blank,
            )
        return ask(db_field, **kwargs)

    return asking


class _RowSet(BaseFormSet):  # type: ignore[type-arg] # no argument at run time
    """Rows as stored and some blank ones; a row that is emptied is gone."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        kwargs = dict(super().get_form_kwargs(index))
        known = kwargs.pop("known")
        if not self.is_bound and index is not None and index < len(known):
            kwargs["initial"] = known[index]
        return kwargs


def _said(rows: BaseFormSet[Any]) -> list[dict[str, Any]]:
    return [dict(form.cleaned_data) for form in rows.forms if form.cleaned_data and form.has_changed()]
