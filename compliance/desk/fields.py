"""Form fields as Japanese offices fill them in: era dates, full width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from compliance.common.text import normalise
from compliance.common.wareki import NoSuchEraDate, looks_like_wareki, parse_wareki

if TYPE_CHECKING:
    from datetime import date

_WRITTEN = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


class JapaneseDateField(forms.DateField):
    """A day, typed as 2026-11-23, 2026/11/23, 令和8年11月23日 or R8.11.23, in any width."""

    input_formats = _WRITTEN
    default_error_messages = {
        "invalid": _("This is no date: write it like 2026-11-23 or 令和8年11月23日."),
        "era": _("There is no such day in that era."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs["input_formats"] = _WRITTEN
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d"))
        super().__init__(**kwargs)
        self.localize = False
        if isinstance(self.widget, forms.DateInput):
            self.widget.format = "%Y-%m-%d"
            self.widget.is_localized = False
            self.widget.attrs.setdefault("placeholder", "2026-11-23 / R8.11.23")
            self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str):
            value = normalise(value)
            if looks_like_wareki(value):
                try:
                    return parse_wareki(value)
                except NoSuchEraDate as error:
                    raise ValidationError(self.error_messages["era"], code="era") from error
        found: date | None = super().to_python(value)
        return found


LANGUAGES = {
    "ja": _("Japanese"),
    "en": _("English"),
    "vi": _("Vietnamese"),
    "id": _("Indonesian"),
    "tl": _("Filipino"),
    "my": _("Burmese"),
    "km": _("Khmer"),
    "ne": _("Nepali"),
    "th": _("Thai"),
    "zh": _("Chinese"),
    "mn": _("Mongolian"),
    "si": _("Sinhala"),
    "bn": _("Bengali"),
    "hi": _("Hindi"),
    "uz": _("Uzbek"),
    "ur": _("Urdu"),
    "lo": _("Lao"),
}
"""Languages of the countries workers come from; others may be typed by their code."""


class LanguagesField(forms.MultipleChoiceField):
    """Languages a worker understands."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", list(LANGUAGES.items()))
        super().__init__(**kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or []) != set(data or [])
