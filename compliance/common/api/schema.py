"""What the OpenAPI schema says of every operation: its errors, in the shape of :mod:`errors`."""

from __future__ import annotations

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers


class ProblemSerializer(serializers.Serializer[Any]):
    """One thing that is wrong."""

    field = serializers.CharField(allow_null=True, help_text="Name in the request; null: none is to blame.")
    code = serializers.CharField(help_text="Stable, for programs.")
    message = serializers.CharField(help_text="What to do, in the reader's language.")


class ProblemsSerializer(serializers.Serializer[Any]):
    """Everything that is wrong."""

    errors = ProblemSerializer(many=True)  # type: ignore[assignment]


Direction = Literal["request", "response"]

_ALWAYS = {
    "401": "Nobody is signed in, or the token is unknown, expired or revoked.",
    "403": "A role of the person, or the token, does not allow this.",
}
_OF_OBJECTS = {"404": "There is no such row, or the person may not see it."}
_OF_INPUT = {"400": "Something in the request is wrong; each problem names its field."}
_OF_WRITES = {"409": "It was changed in the meantime."}


class DeskSchema(AutoSchema):
    """Adds the errors to what an operation answers."""

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        answers: dict[str, Any] = super()._get_response_bodies(direction)
        for code, text in self._errors().items():
            if direction == "response" and code not in answers:
                answers[code] = {**self._described(code), "description": text}
        return answers

    def _described(self, code: str) -> dict[str, Any]:
        described: dict[str, Any] = self._get_response_for_code(ProblemsSerializer, code)  # type: ignore[no-untyped-call]
        return described

    def _errors(self) -> dict[str, str]:
        errors = dict(_ALWAYS)
        if "{" in self.path:
            errors |= _OF_OBJECTS
        if self.method != "GET" or self._is_list_view():
            errors |= _OF_INPUT
        if self.method != "GET":
            errors |= _OF_WRITES
        return errors
