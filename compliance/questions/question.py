"""A question the rulebook answers: what it asks for, who reckons it, how the result reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Protocol

from django.utils.translation import gettext as _

from compliance.reckoning.facts import ImpossibleFacts
from compliance.rulebook import RulebookError, RuleNotInForce, UnknownRule, WrongDate

from .inputs import missing, read_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compliance.rulebook import Rule

    from .inputs import Input, Wording

UNSETTLED: Final = "law_unsettled"


class Reckoned(Protocol):
    """What every reckoning returns beside its own result."""

    @property
    def because(self) -> tuple[Rule, ...]: ...

    @property
    def warnings(self) -> tuple[str, ...]: ...


class QuestionError(Exception):
    """Why there is no answer. `problems` says it by input; `text` names the input, rule or question."""

    def __init__(self, text: str, problems: Mapping[str, str] | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.problems: dict[str, str] = dict(problems or {})

    @classmethod
    def of_inputs(cls, problems: Mapping[str, str]) -> QuestionError:
        return cls("; ".join(f"{name}: {problem}" for name, problem in problems.items()), problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer as JSON would have it, and what it rests on."""

    answer: dict[str, Any]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...]

    def as_json(self, lang: str = "ja") -> dict[str, Any]:
        return {
            "answer": self.answer,
            "because": [rule.as_because(lang) for rule in self.because],
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, kw_only=True)
class Question:
    """One entry of the registry; `answer` turns what `reckon` returns into the answer's keys."""

    name: str
    title: Wording
    subject: str
    inputs: tuple[Input, ...]
    reckon: Callable[..., Reckoned]
    answer: Callable[[Any], Mapping[str, Any]]
    about: Wording = ""
    one_of: tuple[str, ...] = ()
    """Of these at least one is needed."""
    also_needs: Callable[[Mapping[str, Any]], tuple[str, ...]] | None = None
    """Names of optional inputs that these values make necessary."""

    def ask(self, given: Mapping[str, object]) -> Answer:
        """Answer from JSON values; raises QuestionError naming every input that is wrong."""
        values, problems = read_inputs(self.inputs, given)
        return self.answer_from(values, problems)

    def answer_from(self, values: Mapping[str, Any], problems: Mapping[str, str]) -> Answer:
        all_problems = dict(problems) | self._missing(values, problems)
        if all_problems:
            raise QuestionError.of_inputs(all_problems)
        found = self._reckon(values)
        warnings = found.warnings
        if not warnings and any(rule.is_unsettled for rule in found.because):
            warnings = (UNSETTLED,)
        return Answer(
            answer={key: _as_json(value) for key, value in self.answer(found).items()},
            because=tuple(dict.fromkeys(found.because)),
            warnings=tuple(dict.fromkeys(warnings)),
        )

    def _missing(self, values: Mapping[str, Any], problems: Mapping[str, str]) -> dict[str, str]:
        known = {*values, *problems}
        found: dict[str, str] = {}
        if self.one_of and known.isdisjoint(self.one_of):
            found[self.one_of[0]] = _("is missing; give one of: %(names)s") % {
                "names": ", ".join(self.one_of)
            }
        if self.also_needs and not problems and not found:
            try:
                needed = self.also_needs(values)
            except (RulebookError, UnknownRule, RuleNotInForce, WrongDate) as refused:
                raise QuestionError(str(refused)) from refused
            found |= {name: missing() for name in needed if name not in known}
        return found

    def _reckon(self, values: Mapping[str, Any]) -> Reckoned:
        try:
            return self.reckon(**values)
        except ImpossibleFacts as refused:
            raise QuestionError(str(refused), {refused.fact: refused.problem}) from refused
        except (RulebookError, UnknownRule, RuleNotInForce, WrongDate) as refused:
            raise QuestionError(str(refused)) from refused
        except (OverflowError, ValueError) as refused:
            names = ", ".join(values)
            raise QuestionError(
                _("%(names)s: the reckoning leaves the calendar or the values do not fit (%(why)s).")
                % {"names": names, "why": refused}
            ) from refused

    def schema(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": str(self.title),
            "about": str(self.about),
            "subject": self.subject,
            "inputs": [one.schema() for one in self.inputs],
            "one_of": list(self.one_of),
        }


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    return value
