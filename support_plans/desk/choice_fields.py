"""Fields for what the form asks in boxes: ways with room to write beside them, and hours by day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.common.text import normalise
from compliance.desk.wording import language
from compliance.reckoning.plan_rows import plan_choices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.reckoning.plan_rows import Choice

_TIME = re.compile(r"^([01]?\d|2[0-4]):?([0-5]\d)$")


def choices_of(offered: Iterable[Choice]) -> list[tuple[str, str, bool]]:
    """Slug, words, and whether there is room to write."""
    return [(choice.slug, choice.in_language(language()), choice.text) for choice in offered]


def day_choices(on: date) -> list[tuple[str, str]]:
    """The days of the week as the form has them."""
    return [(day.slug, day.in_language(language())) for day in plan_choices("consultation_days", on=on)]


class ChoiceTextsWidget(forms.MultiWidget):
    """A box, and a line beside those that have room to write."""

    template_name = "plans/widgets/choice_texts.html"

    def __init__(self, offered: list[tuple[str, str, bool]]) -> None:
        self.offered = offered
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {}
        for slug, _words, has_text in offered:
            widgets[slug] = forms.CheckboxInput()
            if has_text:
                widgets[f"{slug}_text"] = forms.TextInput(attrs={"maxlength": 200})
        super().__init__(widgets)

    def decompress(self, value: dict[str, str] | None) -> list[Any]:
        said = value or {}
        found: list[Any] = []
        for slug, _words, has_text in self.offered:
            found.append(slug in said)
            if has_text:
                found.append(said.get(slug, ""))
        return found

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        drawn = iter(context["widget"]["subwidgets"])
        context["offered"] = [
            {"words": words, "box": next(drawn), "text": next(drawn) if has_text else None}
            for _slug, words, has_text in self.offered
        ]
        return context


class ChoiceTextsField(forms.Field):
    """Ways that are chosen, each with what is written beside it: a mapping of slug to text."""

    def __init__(self, *, label: Any, offered: list[tuple[str, str, bool]] | None = None) -> None:
        self.offered = offered or []
        super().__init__(label=label, required=False, widget=ChoiceTextsWidget(self.offered))

    def set_choices(self, offered: list[tuple[str, str, bool]]) -> None:
        self.offered = offered
        self.widget = ChoiceTextsWidget(offered)

    def to_python(self, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        answers = iter(value or [])
        found: dict[str, str] = {}
        for slug, _words, has_text in self.offered:
            chosen = next(answers, False)
            text = next(answers, "") if has_text else ""
            if chosen or text:
                found[slug] = (text or "").strip()
        return found


class HoursWidget(forms.MultiWidget):
    """From and to, for each day."""

    template_name = "plans/widgets/hours.html"

    def __init__(self, days: list[tuple[str, str]]) -> None:
        self.days = days
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {}
        for slug, _words in days:
            for end in ("from", "to"):
                widgets[f"{slug}_{end}"] = forms.TextInput(
                    attrs={
                        "placeholder": "09:00" if end == "from" else "18:00",
                        "size": 6,
                        "inputmode": "numeric",
                    }
                )
        super().__init__(widgets)

    def decompress(self, value: dict[str, list[str]] | None) -> list[str]:
        said = value or {}
        return [time for slug, _words in self.days for time in said.get(slug, ["", ""])]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        drawn = iter(context["widget"]["subwidgets"])
        context["days"] = [
            {"words": words, "from": next(drawn), "to": next(drawn)} for _slug, words in self.days
        ]
        return context


class HoursField(forms.Field):
    """Hours by day of the week: a mapping of the day to a pair of times. A day without hours is left out."""

    def __init__(self, *, label: Any) -> None:
        self.days: list[tuple[str, str]] = []
        super().__init__(label=label, required=False, widget=HoursWidget(self.days))

    def set_days(self, days: list[tuple[str, str]]) -> None:
        self.days = days
        self.widget = HoursWidget(days)

    def to_python(self, value: Any) -> dict[str, list[str]]:
        if isinstance(value, dict):
            return value
        times = iter(value or [])
        found: dict[str, list[str]] = {}
        for slug, words in self.days:
            first, last = normalise(next(times, "") or ""), normalise(next(times, "") or "")
            if first or last:
                found[slug] = _pair(words, first, last)
        return found


def _pair(day: str, first: str, last: str) -> list[str]:
    pair = [_time(day, first), _time(day, last)]
    if pair[0] >= pair[1]:
        raise ValidationError(_("%(day)s: the hours end before they begin.") % {"day": day})
    return pair


def _time(day: str, text: str) -> str:
    found = _TIME.match(text)
    if not found:
        raise ValidationError(_("%(day)s: write both times like 09:00.") % {"day": day})
    return f"{int(found[1]):02}:{found[2]}"
