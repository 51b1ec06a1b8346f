"""Typed inputs of a question: how each is read from JSON, from a command line and from a form."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.utils.translation import gettext as _

from compliance.common.text import nfkc

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from django.utils.functional import _StrPromise

    Wording = str | _StrPromise
    Choices = tuple[tuple[str, Wording], ...]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE: Final = re.compile(r"[+-]?\d{1,9}")
_TRUE: Final = frozenset({"true", "yes", "1", "on", "はい", "有"})
_NOTHING: Final = frozenset({"", "null"})
_FALSE: Final = frozenset({"false", "no", "0", "off", "いいえ", "無"})


class InputProblem(ValueError):  # noqa: N818 - one thing wrong with one input, said to the person who gave it
    """What is wrong with the value and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input. `read` takes a JSON value, `read_text` what a person typed."""

    name: str
    label: Wording
    required: bool = True
    hint: Wording = ""
    kind: ClassVar[str] = "text"

    def read(self, raw: object) -> Any:
        raise NotImplementedError

    def read_text(self, text: str) -> Any:
        return self.read(nfkc(text))

    def choices(self) -> Choices:
        return ()

    def schema(self) -> dict[str, Any]:
        """The input described as JSON, for the API."""
        described: dict[str, Any] = {
            "name": self.name,
            "type": self.kind,
            "label": str(self.label),
            "required": self.required,
        }
        if self.hint:
            described["hint"] = str(self.hint)
        if choices := self.choices():
            described["choices"] = [{"value": value, "label": str(label)} for value, label in choices]
        return described


@dataclass(frozen=True, kw_only=True)
class Day(Input):
    kind: ClassVar[str] = "date"

    def read(self, raw: object) -> date:
        text = nfkc(raw) if isinstance(raw, str) else ""
        if not _DAY.fullmatch(text):
            raise InputProblem(_("must be a date written YYYY-MM-DD"))
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise InputProblem(_("is no day of the calendar; write a date that exists")) from None


@dataclass(frozen=True, kw_only=True)
class Whole(Input):
    kind: ClassVar[str] = "integer"
    minimum: int = 0
    maximum: int = 1200

    def read(self, raw: object) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise InputProblem(_("must be a whole number"))
        if not self.minimum <= raw <= self.maximum:
            raise InputProblem(
                _("must lie between %(low)s and %(high)s") % {"low": self.minimum, "high": self.maximum}
            )
        return raw

    def read_text(self, text: str) -> int:
        plain = nfkc(text)
        if not _WHOLE.fullmatch(plain):
            raise InputProblem(_("must be a whole number"))
        return self.read(int(plain))


@dataclass(frozen=True, kw_only=True)
class Number(Input):
    kind: ClassVar[str] = "number"
    minimum: float = 0
    maximum: float = 10_000

    def read(self, raw: object) -> float:
        if not isinstance(raw, int | float) or isinstance(raw, bool) or not math.isfinite(raw):
            raise InputProblem(_("must be a number"))
        if not self.minimum <= raw <= self.maximum:
            raise InputProblem(
                _("must lie between %(low)s and %(high)s") % {"low": self.minimum, "high": self.maximum}
            )
        return float(raw)

    def read_text(self, text: str) -> float:
        try:
            return self.read(float(nfkc(text)))
        except (ValueError, OverflowError):
            raise InputProblem(_("must be a number")) from None


@dataclass(frozen=True, kw_only=True)
class Flag(Input):
    kind: ClassVar[str] = "boolean"

    def read(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise InputProblem(_("must be true or false"))
        return raw

    def read_text(self, text: str) -> bool:
        plain = nfkc(text).casefold()
        if plain not in _TRUE | _FALSE:
            raise InputProblem(_("must be true or false"))
        return plain in _TRUE

    def choices(self) -> Choices:
        return (("true", _("Yes")), ("false", _("No")))


@dataclass(frozen=True, kw_only=True)
class Text(Input):
    pattern: str | None = None
    remedy: Wording = ""

    def read(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise InputProblem(str(self.remedy) or _("must be text"))
        if not (text := nfkc(raw)):
            raise InputProblem(missing())
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise InputProblem(str(self.remedy))
        return text


@dataclass(frozen=True, kw_only=True)
class Choice(Input):
    """One of a list of slugs."""

    kind: ClassVar[str] = "choice"
    options: Mapping[str, Wording]

    def values(self) -> Collection[str]:
        return self.options

    def choices(self) -> Choices:
        return tuple(self.options.items())

    def read(self, raw: object) -> str:
        text = nfkc(raw) if isinstance(raw, str) else ""
        if text not in self.values():
            raise InputProblem(_("must be one of: %(values)s") % {"values": ", ".join(self.values())})
        return text


@dataclass(frozen=True, kw_only=True)
class RulebookChoice(Choice):
    """One of a list that the rulebook keeps; asked for when needed, for the rulebook can change."""

    options: Mapping[str, Wording] = field(default_factory=dict)
    slugs: Callable[[], Collection[str]]
    name_of: Callable[[str], str]

    def values(self) -> Collection[str]:
        return self.slugs()

    def choices(self) -> Choices:
        return tuple((slug, self.name_of(slug)) for slug in self.slugs())


@dataclass(frozen=True, kw_only=True)
class Texts(Input):
    """A list of short texts, on a command line separated by commas or written as JSON."""

    kind: ClassVar[str] = "list"
    pattern: str | None = None
    remedy: Wording = ""

    def read(self, raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list | tuple):
            raise InputProblem(_("must be a list of texts"))
        one = Text(name=self.name, label=self.label, pattern=self.pattern, remedy=self.remedy)
        return tuple(one.read(item) for item in raw)

    def read_text(self, text: str) -> tuple[str, ...]:
        plain = nfkc(text)
        if plain.startswith("["):
            try:
                return self.read(json.loads(plain))
            except (json.JSONDecodeError, RecursionError):
                raise InputProblem(_("must be a list of texts")) from None
        parts = (part.strip() for part in re.split(r"[,、]", plain))
        return self.read([part for part in parts if part])


@dataclass(frozen=True, kw_only=True)
class Records(Input):
    """A list of records, each with typed inputs of its own."""

    kind: ClassVar[str] = "records"
    fields: tuple[Input, ...] = field(default=())

    def read(self, raw: object) -> tuple[dict[str, Any], ...]:
        if not isinstance(raw, list | tuple):
            raise InputProblem(_("must be a list of records"))
        return tuple(self._record(number, item) for number, item in enumerate(raw, start=1))

    def _record(self, number: int, item: object) -> dict[str, Any]:
        if not isinstance(item, dict):
            raise InputProblem(_("record %(number)s must be an object") % {"number": number})
        values, problems = read_inputs(self.fields, item)
        if problems:
            said = "; ".join(f"{name}: {problem}" for name, problem in problems.items())
            raise InputProblem(_("record %(number)s: %(said)s") % {"number": number, "said": said})
        return values

    def read_text(self, text: str) -> tuple[dict[str, Any], ...]:
        try:
            return self.read(json.loads(nfkc(text)))
        except (json.JSONDecodeError, RecursionError):
            raise InputProblem(_("must be a list of records, written as JSON")) from None

    def schema(self) -> dict[str, Any]:
        return super().schema() | {"fields": [one.schema() for one in self.fields]}


def read_inputs(
    inputs: Iterable[Input], given: Mapping[str, object]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The typed values of what is given, and what is wrong by name. Null counts as not given."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for one in inputs:
        raw = given.get(one.name)
        if raw is None:
            if one.required:
                problems[one.name] = missing()
            continue
        try:
            values[one.name] = one.read(raw)
        except InputProblem as problem:
            problems[one.name] = str(problem)
    return values, problems


def read_typed_inputs(
    inputs: Iterable[Input], typed: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The same for what a person typed: text throughout, nothing (or null) counts as not given."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for one in inputs:
        text = typed.get(one.name, "")
        if text.strip() in _NOTHING:
            if one.required:
                problems[one.name] = missing()
            continue
        try:
            values[one.name] = one.read_text(text)
        except InputProblem as problem:
            problems[one.name] = str(problem)
    return values, problems


def missing() -> str:
    return _("is missing; give it")
