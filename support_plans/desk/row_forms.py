"""The row groups of part IV, one small form each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.desk.wording import language
from compliance.reckoning.plan_rows import plan_rows, row_items, row_methods
from support_plans.desk.choice_fields import ChoiceTextsField, choices_of
from support_plans.desk.forms import answer_field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.reckoning.plan_rows import RowKind


class RowForm(forms.Form):
    """Whether it will be done, when or why not, by whom, and how."""

    content = forms.CharField(
        label=_("content"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    will_do = answer_field(_("will be done"))
    timing = forms.CharField(label=_("when"), max_length=200, required=False)
    reason = forms.CharField(label=_("why not"), max_length=200, required=False)
    is_entrusted = forms.BooleanField(label=_("entrusted to a third party"), required=False)
    person_name = forms.CharField(label=_("person in charge"), max_length=100, required=False)
    person_title = forms.CharField(label=_("title"), max_length=100, required=False)
    postal_code = forms.CharField(label=_("postal code"), max_length=8, required=False)
    address = forms.CharField(label=_("address of the one entrusted"), max_length=300, required=False)
    methods = ChoiceTextsField(label=_("ways"))
    method_note = forms.CharField(label=_("way in words"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, kind: RowKind, on: date, initial: dict[str, Any]) -> None:
        super().__init__(data, prefix=kind.key, initial=initial)
        fields: dict[str, Any] = self.fields
        if not kind.free_entry:
            del fields["content"]
        if not kind.has_own_entrusting:
            for name in ("is_entrusted", "person_name", "person_title", "postal_code", "address"):
                del fields[name]
        if kind.boxes:
            fields["methods"].set_choices(choices_of(row_methods(kind, on=on)))
        else:
            del fields["methods"]
        if kind.methods in {"none", "shared"}:
            del fields["method_note"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its form, as the page shows it."""

    key: str
    heading: str
    title: str
    items: list[str]
    form: RowForm
    is_mandatory: bool
    is_own: bool
    is_open: bool
    """A row of one's own that says something is shown unfolded."""


def rows_of(
    on: date, *, said: Mapping[str, dict[str, Any]], data: Mapping[str, Any] | None = None
) -> list[Row]:
    """Every row of the form in its order, with what was said or is being said."""
    lang = language()
    return [
        Row(
            key=kind.key,
            heading=kind.heading,
            title=kind.in_language(lang),
            items=[item.get(lang) or item["ja"] for item in row_items(kind.key, on=on)],
            form=RowForm(data, kind=kind, on=on, initial=_initial(said.get(kind.key, {}))),
            is_mandatory=kind.mandatory,
            is_own=kind.free_entry,
            is_open=bool(said.get(kind.key, {}).get("will_do")),
        )
        for kind in plan_rows(on)
    ]


def _initial(said: dict[str, Any]) -> dict[str, Any]:
    """Answers as the choice field writes them."""
    return {name: _answer(value) if name == "will_do" else value for name, value in said.items()}


def _answer(value: bool | None) -> str:
    return "" if value is None else str(value).lower()
