"""Form fields of sheets: lengths of time, one thing a line, choices kept as lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.common.text import normalise
from compliance.desk.fields import JapaneseDateField

if TYPE_CHECKING:
    from collections.abc import Iterable

_LENGTH: Final = re.compile(r"(?:(\d+)(?:時間|h|:))?(?:(\d{1,3})(?:分|m|min)?)?", re.IGNORECASE)
_MINUTES: Final = 60


class MinutesField(forms.CharField):
    """A length of time, typed as 7:45, 7時間45分 or 465分; kept in minutes."""

    default_error_messages = {"invalid": _("Write a length of time as 7:45 or 7時間45分.")}

    def __init__(self, **kwargs: Any) -> None:
        self.longest = kwargs.pop("longest", None)
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("placeholder", "7:45")
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value // _MINUTES}:{value % _MINUTES:02}"
        return value

    def to_python(self, value: Any) -> Any:
        text = re.sub(r"\s", "", normalise(str(value or "")))
        if not text:
            return None
        found = _LENGTH.fullmatch(text)
        if found is None or (found[1] is None and not text.lower().endswith(("分", "m", "min"))):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(found[1] or 0) * _MINUTES + int(found[2] or 0)

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if value is not None and self.longest is not None and value > self.longest:
            raise ValidationError(self.error_messages["invalid"], code="invalid")

    def run_validators(self, value: Any) -> None:
        """A number of minutes has no length in characters."""


class LinesField(forms.CharField):
    """One thing a line, kept as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        """Lines are free."""


class ChosenField(forms.TypedMultipleChoiceField):
    """Several of a few, kept as a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, choices: Iterable[tuple[Any, Any]], coerce: Any = str, **kwargs: Any) -> None:
        super().__init__(choices=list(choices), coerce=coerce, empty_value=[], **kwargs)


def field_for(special: dict[str, Any]) -> Any:
    """How a model's field is asked: days by era too, minutes as lengths, lists by their own field."""

    def ask(db_field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
        label: dict[str, Any] = {
            "label": db_field.verbose_name,
            "required": False,
            "help_text": db_field.help_text,
        }
        if db_field.name in special:
            asked: forms.Field = special[db_field.name](**label)
            return asked
        if db_field.name.endswith("_minutes"):
            return MinutesField(**label)
        if isinstance(db_field, models.DateField):
            return JapaneseDateField(**{**label, "required": not db_field.blank})
        if isinstance(db_field, models.JSONField):
            return LinesField(**label)
        if isinstance(db_field, models.TextField):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
        return db_field.formfield(**kwargs)

    return ask
