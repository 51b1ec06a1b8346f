"""One shape for everything that goes wrong: ``{"errors": [{"field", "code", "message"}]}``.

``field`` is the name in the request (``worker.name`` for nested ones), or ``null`` when no field is to blame.
``code`` is stable and meant for programs; ``message`` says what to do, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import IntegrityError
from django.http import Http404
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler as drf_exception_handler

if TYPE_CHECKING:
    from rest_framework.response import Response

Problem = dict[str, str | None]


class Conflict(exceptions.APIException):
    """What was asked does not fit what is there by now."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = _("This was changed in the meantime. Read it again and repeat the change.")
    default_code = "conflict"


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer ``error``; what is not expected stays an error of the server."""
    known = _as_api_exception(error)
    if known is None:
        return None
    answer = drf_exception_handler(known, context)
    if answer is not None:
        answer.data = {"errors": list(problems(known))}
    return answer


def _as_api_exception(error: Exception) -> exceptions.APIException | None:
    for kind, translate in _TRANSLATIONS:
        if isinstance(error, kind):
            return translate(error)
    for kind, code in _refusals():
        if isinstance(error, kind):
            return exceptions.ValidationError([exceptions.ErrorDetail(_plain(error), code=code)])
    return None


@lru_cache(maxsize=1)
def _refusals() -> tuple[tuple[type[Exception], str], ...]:
    """Exceptions of the rooms above that mean "the question is wrong" (``settings.API_REFUSALS``)."""
    named: Mapping[str, str] = getattr(settings, "API_REFUSALS", {})
    return tuple((import_string(path), code) for path, code in named.items())


def _plain(error: Exception) -> str:
    return str(error.args[0]) if error.args else str(error)


def _details(error: Any) -> dict[str, list[exceptions.ErrorDetail]]:
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    return {
        _field_name(field): [
            exceptions.ErrorDetail(message, code=item.code or "invalid")
            for item in items
            for message in item.messages
        ]
        for field, items in by_field.items()
    }


def _field_name(field: str) -> str:
    return api_settings.NON_FIELD_ERRORS_KEY if field == NON_FIELD_ERRORS else field


def problems(error: exceptions.APIException) -> Iterator[Problem]:
    """Everything that is wrong, one entry each."""
    yield from _flatten(error.detail, "")


def _flatten(detail: Any, path: str) -> Iterator[Problem]:
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            nothing = name == api_settings.NON_FIELD_ERRORS_KEY
            yield from _flatten(inner, path if nothing else f"{path}.{name}".lstrip("."))
    elif isinstance(detail, list | tuple):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, Mapping | list | tuple)
            if inner or not nested:
                yield from _flatten(inner, f"{path}.{index}".lstrip(".") if nested else path)
    else:
        yield {
            "field": path or None,
            "code": getattr(detail, "code", "invalid") or "invalid",
            "message": str(detail),
        }


_TRANSLATIONS: tuple[tuple[type[Exception], Callable[[Any], exceptions.APIException]], ...] = (
    (exceptions.APIException, lambda error: error),
    (Http404, lambda _error: exceptions.NotFound()),
    (DjangoPermissionDenied, lambda _error: exceptions.PermissionDenied()),
    (DjangoValidationError, lambda error: exceptions.ValidationError(_details(error))),
    (IntegrityError, lambda _error: Conflict()),
)
