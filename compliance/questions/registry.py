"""All questions, by name. Screens, reminders, command and API ask through here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.common.text import nfkc

from .entries import fees, fields, notifications, stay, support
from .question import Answer, Question, QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Wording

SUBJECTS: Final[Mapping[str, Wording]] = {
    "stay": gettext_lazy("Residence and periods"),
    "notifications": gettext_lazy("Notifications and reports"),
    "fields": gettext_lazy("Fields and eligibility"),
    "support": gettext_lazy("Support"),
    "fees": gettext_lazy("Fees"),
}


@cache
def questions() -> dict[str, Question]:
    """Every question by its name, in the order of the subjects."""
    entries = (stay, notifications, fields, support, fees)
    return {question.name: question for entry in entries for question in entry.QUESTIONS}


def question(name: str) -> Question:
    """The question of that name; QuestionError says which there are."""
    try:
        return questions()[nfkc(name)]
    except KeyError:
        raise QuestionError(
            _("There is no question %(name)s; use one of: %(names)s.")
            % {"name": name, "names": ", ".join(questions())}
        ) from None


def ask(name: str, given: Mapping[str, object]) -> Answer:
    """Ask by name, with values as JSON has them."""
    return question(name).ask(given)
