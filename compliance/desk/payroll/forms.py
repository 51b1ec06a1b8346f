"""Which month of which site, and the cells of one worker's row."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from compliance.common.dates import subtract_months
from compliance.common.text import normalise
from compliance.desk.fields import JapaneseDateField
from compliance.employment.models import PayrollRecord
from compliance.employment.payroll_services import FACTS
from compliance.organizations.models import AcceptingOrganization, Site

if TYPE_CHECKING:
    from django.db import models

_MONTH: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_AMOUNT: Final = re.compile(r"[¥￥,円\s]")


class MonthField(forms.CharField):
    """A month, typed as 2026-10 or 2026年10月."""

    default_error_messages = {"invalid": _("Write the month as 2026-10.")}

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        text = re.sub(r"\s", "", normalise(str(value or "")))
        if not text:
            return None
        found = _MONTH.fullmatch(text)
        try:
            return date(int(found[1]), int(found[2]), 1) if found else self._fail()
        except ValueError:
            return self._fail()

    def _fail(self) -> date:
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def run_validators(self, value: Any) -> None:
        """A month has no length."""


class ChoiceForm(forms.Form):
    """The month and the site of a grid."""

    month = MonthField(
        label=_("month"), required=False, widget=forms.TextInput(attrs={"placeholder": "2026-10"})
    )
    organization = forms.ModelChoiceField(
        label=_("organization"),
        queryset=AcceptingOrganization.objects.none(),
        required=False,
        empty_label=None,
    )
    site = forms.ModelChoiceField(
        label=_("site"), queryset=Site.objects.none(), required=False, empty_label=_("all sites")
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = payroll_organizations(user)
        employers = AcceptingOrganization.objects.visible_to(user).filter(pk__in=ids)
        sites = Site.objects.visible_to(user).filter(organization__in=ids)
        self.organizations = list(employers)
        self.fields["organization"].queryset = employers  # type: ignore[attr-defined]
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["month"] = cleaned.get("month") or subtract_months(clock.today().replace(day=1), 1)
        if not cleaned.get("organization") and self.organizations:
            cleaned["organization"] = self.organizations[0]
        site, organization = cleaned.get("site"), cleaned.get("organization")
        if site and organization and site.organization_id != organization.pk:
            self.add_error("site", _("This belongs to another organization."))
        return cleaned


def payroll_organizations(user: Any) -> list[int]:
    """The employers whose payroll the person may enter."""
    ids = user.scope(clock.today()).organization_ids
    return [pk for pk in ids if user.can("payroll.write", organization_id=pk)]


class Amount(forms.IntegerField):
    """Yen, typed with or without commas and signs, in any width."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_AMOUNT.sub("", normalise(str(value or ""))))


class HoursField(forms.DecimalField):
    """Hours, typed as 160.5 or 160:30."""

    def to_python(self, value: Any) -> Any:
        text = normalise(str(value if value is not None else "")).strip()
        if found := re.fullmatch(r"(\d+)[::](\d{2})", text):
            text = f"{int(found[1]) + int(found[2]) / 60:.2f}"
        return super().to_python(text)


def _asked(db_field: models.Field[Any, Any]) -> forms.Field:
    name = db_field.name
    required = name in REQUIRED
    if name in {"regular_hours", "overtime_hours"}:
        return HoursField(
            label=db_field.verbose_name, required=required, max_digits=5, decimal_places=2, min_value=0
        )
    if name == "paid_on":
        return JapaneseDateField(label=db_field.verbose_name, required=False)
    if name == "working_days":
        return Amount(label=db_field.verbose_name, required=True, min_value=0, max_value=31)
    if name == "net":
        return Amount(label=db_field.verbose_name, required=False)
    if name in _YEN:
        return Amount(label=db_field.verbose_name, required=required, min_value=0, max_value=2**31 - 1)
    found = db_field.formfield()
    assert found is not None  # noqa: S101 - every field of the grid is asked
    return found


REQUIRED: Final = frozenset({"working_days", "regular_hours", "gross"})
_YEN: Final = frozenset(
    {
        "gross",
        "overtime_pay",
        "commuting",
        "attendance",
        "family",
        "other_allowances",
        "bonus",
        "food",
        "housing",
        "tax",
        "social_insurance",
        "employment_insurance",
        "other_deductions",
    }
)
_ZERO_WHEN_BLANK: Final = (_YEN | {"overtime_hours"}) - REQUIRED


class RowForm(forms.Form):
    """One worker's month. A row nobody touched is left alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FACTS:
            self.fields[name] = _asked(PayrollRecord._meta.get_field(name))  # type: ignore[arg-type]
            widget = self.fields[name].widget
            widget.attrs |= {"autocomplete": "off", "aria-label": str(self.fields[name].label)}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in _ZERO_WHEN_BLANK:
            if name in cleaned and cleaned[name] is None:
                cleaned[name] = 0
        return cleaned
