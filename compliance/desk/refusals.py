"""What a service refused, shown beside the field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django import forms
    from django.core.exceptions import ValidationError


def add_errors(form: forms.BaseForm, refused: ValidationError) -> None:
    """Put the errors where they belong; what fits no field goes to the top."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        target: Any = name if name in form.fields else None
        for error in errors:
            form.add_error(target, error)
