"""An act of a form: asks a service, and shows beside its fields what the service refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError

from compliance.desk.refusals import add_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest


def carried_out(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], Any], *, said: str
) -> bool:
    """Whether the form was in order and its act was done; refusals stand in the form."""
    if not form.is_valid():
        return False
    try:
        act(dict(form.cleaned_data))
    except ValidationError as refused:
        add_errors(form, refused)
        return False
    messages.success(request, said)
    return True


def refusals(refused: ValidationError) -> list[str]:
    """What was refused, as plain sentences."""
    return list(refused.messages)


def put_in(form: forms.Form, refused: ValidationError) -> dict[str, list[str]]:
    """Errors at their fields, and all of them by name: those of questions go with the questions."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return {}
    problems = {
        name: [text for error in errors for text in error.messages]
        for name, errors in refused.error_dict.items()
    }
    for name, texts in problems.items():
        if name in form.fields:
            form.add_error(name, texts)
        elif not name.startswith("answers."):
            form.add_error(None, texts)
    return problems
