"""Many questions at once: one JSON line in, one JSON line out, in order, whatever is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import structlog
from django.utils import translation
from django.utils.translation import gettext as _

from .question import QuestionError
from .registry import ask, question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_log = structlog.stdlib.get_logger(__name__)


def answer_lines(lines: Iterable[bytes], *, lang: str) -> Iterator[tuple[str, bool]]:
    """Each line's answer as JSON, and whether it is one; an error is a line like any other."""
    for number, line in enumerate(lines, start=1):
        with translation.override(lang):
            reply = _reply(line, number, lang)
        yield _dumped(reply), "error" not in reply


def _dumped(reply: dict[str, Any]) -> str:
    text = json.dumps(reply, ensure_ascii=False)
    # Half of a surrogate pair cannot be written as UTF-8; as an escape it stays valid JSON.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _reply(line: bytes, number: int, lang: str) -> dict[str, Any]:
    try:
        case = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return {
            "id": None,
            "error": _("line %(number)s is not JSON: %(why)s") % {"number": number, "why": error},
        }
    if not isinstance(case, dict):
        wanted = _('line %(number)s must be an object with "question" and "input"') % {"number": number}
        return {"id": None, "error": wanted}
    return {"id": case.get("id")} | _answered(case, lang)


def _answered(case: dict[str, Any], lang: str) -> dict[str, Any]:
    name, given = case.get("question"), case.get("input")
    if not isinstance(name, str) or not name.strip():
        return {"error": _("question is missing; name one as text")}
    try:
        question(name)
        if not isinstance(given, dict):
            return {"error": _("input is missing; give an object with the question's keys")}
        return ask(name, given).as_json(lang)
    except QuestionError as error:
        return {"error": error.text}
    except Exception as error:
        # The batch goes on whatever happens; what nobody foresaw is logged with its trace.
        _log.exception("question failed", question=name)
        return {"error": _("%(name)s could not be answered: %(why)s") % {"name": name, "why": repr(error)}}
