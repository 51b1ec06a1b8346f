"""What is typed on an interview sheet: read leniently, compared with what is saved, joined with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compliance.common import clock
from compliance.reckoning.interview_questions import interview_questions, question_groups
from support_plans.workspace.forms.interviews import JOINED, SheetForm
from support_plans.workspace.wording import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from compliance.reckoning.interview_questions import InterviewQuestion
    from support_plans.models import RegularInterview

Answers = dict[str, tuple[bool | None, str]]
_SAID = {"fine": False, "problem": True}
_LONGEST = 500


@dataclass(slots=True)
class Typed:
    """One posting of the sheet. What does not read well is named, and the rest is taken."""

    revision: int
    writer: str
    """The page that sends it: it is told from the same sheet in another window or on another device."""
    facts: dict[str, Any]
    answers: Answers
    form: SheetForm
    problems: dict[str, list[str]] = field(default_factory=dict)


def read(data: QueryDict, interview: RegularInterview, *, form_class: type[SheetForm] = SheetForm) -> Typed:
    """What was typed."""
    form = form_class(data, worker=interview.worker)
    form.is_valid()
    facts = {name: value for name, value in form.cleaned_data.items() if name in SheetForm.base_fields}
    if not facts.get("mode"):
        facts.pop("mode", None)
    if not facts.get("interviewer_post"):
        facts.pop("interviewer_post", None)
    revision = data.get("revision", "")
    return Typed(
        revision=int(revision) if revision.isdigit() and len(revision) < 9 else 0,
        writer=data.get("writer", "")[:32],
        facts=facts,
        answers=_answers(data, interview),
        form=form,
        problems={name: [str(error) for error in errors] for name, errors in form.errors.items()},
    )


def _answers(data: QueryDict, interview: RegularInterview) -> Answers:
    return {
        slug: (_SAID.get(data.get(f"q-{slug}", "")), data.get(f"d-{slug}", "").strip()[:_LONGEST])
        for slug in asked(interview)
    }


def asked(interview: RegularInterview) -> list[str]:
    """The questions of this sheet."""
    return [question.slug for question in _questions(interview)]


def _questions(interview: RegularInterview) -> tuple[InterviewQuestion, ...]:
    return interview_questions(interview.interview_with, on=interview.held_on or clock.today())


def saved(interview: RegularInterview) -> tuple[dict[str, Any], Answers]:
    """What stands in the sheet as it is saved."""
    facts = {name: getattr(interview, name) for name in SheetForm.base_fields}
    answers: Answers = dict.fromkeys(asked(interview), (None, ""))
    answers |= {answer.question: (answer.has_problem, answer.detail) for answer in interview.answers.all()}
    return facts, answers


@dataclass(slots=True)
class Joined:
    """Two versions of a sheet as one: what either side left open is taken from the other."""

    facts: dict[str, Any]
    answers: Answers
    differing_facts: dict[str, Any] = field(default_factory=dict)
    """Facts that both sides gave, and differently: what the other side says."""
    differing_answers: dict[str, tuple[bool | None, str]] = field(default_factory=dict)

    @property
    def agrees(self) -> bool:
        """Nothing that a person would have to look at."""
        return not self.differing_facts and not self.differing_answers


def join(mine: Typed, interview: RegularInterview) -> Joined:
    """What was typed here with what another device saved in the meantime; nothing is dropped."""
    facts, answers = saved(interview)
    joined = Joined(facts={}, answers={})
    for name in SheetForm.base_fields:
        here, there = mine.facts.get(name), facts[name]
        joined.facts[name], differs = _one_fact(name, here, there)
        if differs:
            joined.differing_facts[name] = there
    for slug, there_said in answers.items():
        here_said = mine.answers.get(slug, (None, ""))
        joined.answers[slug] = _one_answer(here_said, there_said)
        if _contradict(here_said, there_said):
            joined.differing_answers[slug] = there_said
    return joined


def _one_fact(name: str, here: Any, there: Any) -> tuple[Any, bool]:
    if here in {None, ""} or here == there:
        return there, False
    if there in {None, ""}:
        return here, False
    if name in JOINED:
        return _both(str(here), str(there)), True
    return here, True


def _one_answer(here: tuple[bool | None, str], there: tuple[bool | None, str]) -> tuple[bool | None, str]:
    said = here[0] if here[0] is not None else there[0]
    return said, _both(here[1], there[1])[:_LONGEST]


def _both(here: str, there: str) -> str:
    if not here or here in there:
        return there
    return here if not there or there in here else f"{here}\n{there}"


def _contradict(here: tuple[bool | None, str], there: tuple[bool | None, str]) -> bool:
    opposed = None not in {here[0], there[0]} and here[0] != there[0]
    reworded = bool(here[1] and there[1]) and here[1] != there[1]
    return opposed or reworded


def groups_of(
    interview: RegularInterview,
    answers: Answers,
    *,
    theirs: Mapping[str, tuple[bool | None, str]] | None = None,
    problems: Mapping[str, list[str]] | None = None,
) -> list[dict[str, Any]]:
    """The questions under their headings, in the reader's language and beside it in the worker's."""
    mine = language()
    others = [lang for lang in ("ja", *list(interview.worker.languages or [])) if lang != mine]
    asked_now = _questions(interview)
    shown: list[dict[str, Any]] = []
    for group in question_groups(interview.held_on or clock.today()):
        rows = [
            _row(question, answers, mine, others)
            | {
                "theirs": (theirs or {}).get(question.slug),
                "errors": (problems or {}).get(f"answers.{question.slug}", []),
            }
            for question in asked_now
            if question.group == group.slug
        ]
        shown.append({"slug": group.slug, "title": group.in_language(mine), "questions": rows})
    return shown


def _row(question: InterviewQuestion, answers: Answers, mine: str, others: list[str]) -> dict[str, Any]:
    said, detail = answers.get(question.slug, (None, ""))
    words = question.in_language(mine)
    beside = [(lang, getattr(question, lang, "")) for lang in dict.fromkeys(others)]
    return {
        "slug": question.slug,
        "number": question.number,
        "words": words,
        "beside": [(lang, text) for lang, text in beside if text and text != words],
        "said": "" if said is None else "problem" if said else "fine",
        "detail": detail,
    }


def answered(answers: Answers) -> int:
    """How many questions have an answer."""
    return sum(1 for said, _detail in answers.values() if said is not None)


def lacking(groups: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """The questions that are wrong: slug, words, what is wrong."""
    return [
        (question["slug"], question["words"], text)
        for group in groups
        for question in group["questions"]
        for text in question["errors"]
    ]
