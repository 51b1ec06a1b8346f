"""What entries of several subjects share: common inputs, and turning a result into an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from compliance.questions.inputs import Day, RulebookChoice
from compliance.reckoning.fields import all_field_codes, field_name
from compliance.reckoning.statuses import status_name, status_slugs

if TYPE_CHECKING:
    from collections.abc import Callable


def attributes(*names: str) -> Callable[[Any], dict[str, Any]]:
    """An answer made of the result's own attributes."""

    def answer(found: Any) -> dict[str, Any]:
        return {name: getattr(found, name) for name in names}

    return answer


def language() -> str:
    return (get_language() or "ja").split("-")[0]


def status(name: str = "status", *, required: bool = True) -> RulebookChoice:
    return RulebookChoice(
        name=name,
        label=_("Status of residence"),
        required=required,
        slugs=status_slugs,
        name_of=lambda slug: status_name(slug, language()),
    )


def field_code() -> RulebookChoice:
    return RulebookChoice(
        name="field",
        label=_("Field"),
        slugs=all_field_codes,
        name_of=lambda code: field_name(code, language(), on=clock.today()),
    )


def on_day() -> Day:
    return Day(name="on", label=_("As of"))
