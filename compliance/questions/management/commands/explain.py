"""manage.py explain QUESTION key=value … | --batch FILE: asks the rulebook, and says why."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from compliance.questions.batch import answer_lines
from compliance.questions.inputs import read_typed_inputs
from compliance.questions.prose import as_prose, list_of_questions
from compliance.questions.question import Question, QuestionError
from compliance.questions.registry import question

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator


class Command(BaseCommand):
    help = "Answer a question of law as it stands on a day: what, why, under which article, how sure."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", nargs="?", help="Its name; without one, all questions are listed.")
        parser.add_argument("facts", nargs="*", metavar="key=value", help="Dates as YYYY-MM-DD.")
        parser.add_argument("--json", action="store_true", help="Answer as JSON instead of prose.")
        parser.add_argument(
            "--lang", choices=["ja", "en"], default="ja", help="Language of prose and sources."
        )
        parser.add_argument(
            "--batch", metavar="FILE", help="One question a line as JSON; - reads standard input."
        )
        # Facts may stand on either side of an option, as people write them.
        parser.parse_args = parser.parse_intermixed_args  # type: ignore[method-assign]

    def handle(self, *_args: Any, **options: Any) -> None:
        lang: str = options["lang"]
        with translation.override(lang):
            if options["batch"]:
                self._batch(options["batch"], lang)
            elif options["question"]:
                self._one(options["question"], options["facts"], as_json=options["json"], lang=lang)
            else:
                self.stdout.write(list_of_questions())

    def _batch(self, source: str, lang: str) -> None:
        all_answered = True
        for line, answered in answer_lines(_lines(source), lang=lang):
            self.stdout.write(line)
            all_answered = all_answered and answered
        self.stdout.flush()
        if not all_answered:
            raise SystemExit(1)

    def _one(self, name: str, facts: list[str], *, as_json: bool, lang: str) -> None:
        try:
            asked = question(name)
            values, problems = read_facts(asked, facts)
            answer = asked.answer_from(values, problems)
        except QuestionError as error:
            if as_json:
                self.stdout.write(json.dumps({"id": None, "error": error.text}, ensure_ascii=False))
                raise SystemExit(1) from None
            raise CommandError(error.text) from None
        if as_json:
            self.stdout.write(json.dumps({"id": None} | answer.as_json(lang), ensure_ascii=False))
        else:
            self.stdout.write(as_prose(asked, values, answer, lang))


def read_facts(asked: Question, facts: list[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The typed values of `key=value` arguments, and what is wrong by name. Unknown keys are ignored."""
    typed: dict[str, str] = {}
    for fact in facts:
        key, equals, value = fact.partition("=")
        if not equals:
            raise QuestionError(f"{fact}: write it as key=value.")
        typed[key.strip()] = value
    return read_typed_inputs(asked.inputs, typed)


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from (line.rstrip(b"\r\n") for line in sys.stdin.buffer)
        return
    try:
        with Path(source).open("rb") as file:
            yield from (line.rstrip(b"\r\n") for line in file)
    except OSError as error:
        raise CommandError(f"{source} cannot be read: {error.strerror}.") from error
