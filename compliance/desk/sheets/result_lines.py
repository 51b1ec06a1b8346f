"""Test results, one a line: test, pass mark, score."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from compliance.common.text import normalise


class ResultsField(forms.CharField):
    """As the route to a sixth year asks them."""

    widget = forms.Textarea(attrs={"rows": 3, "placeholder": "技能評価試験, 65, 52.5"})
    default_error_messages = {"invalid": _("Write each result as: test, pass mark, score.")}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{one['test']}, {one['pass_mark']}, {one['score']}" for one in value)
        return value

    def to_python(self, value: Any) -> Any:
        return [self._result(line) for line in str(value or "").splitlines() if line.strip()]

    def _result(self, line: str) -> dict[str, Any]:
        parts = [part.strip() for part in normalise(line).replace("、", ",").split(",")]
        try:
            test, pass_mark, score = parts
            return {"test": test, "pass_mark": float(pass_mark), "score": float(score)}
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def run_validators(self, value: Any) -> None:
        """The service judges the marks."""
