"""Fields of the workspace: thumbs type them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.desk.fields import JapaneseDateField

LONG_TEXT = 4000


class DayField(JapaneseDateField):
    """A day, with the calendar of the device."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)


class ClockField(forms.TimeField):
    """A time, with the clock of the device."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(**kwargs)


class NoteField(forms.CharField):
    """Several lines."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("max_length", LONG_TEXT)
        super().__init__(**kwargs)


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said yet: never answered beforehand."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [("yes", _("Yes")), ("no", _("No"))])
        kwargs.setdefault("required", False)
        super().__init__(coerce=lambda value: value == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


def photo_field() -> forms.FileField:
    """Straight from the camera of a telephone."""
    widget = forms.FileInput(attrs={"accept": "image/*", "capture": "environment"})
    return forms.FileField(label=_("Take a photograph"), required=False, widget=widget)


def file_field() -> forms.FileField:
    """A file that is there already."""
    return forms.FileField(
        label=_("Choose a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf,audio/*,video/*"}),
        help_text=lazy(_upload_hint, str)(),
    )


def _upload_hint() -> str:
    # Put together when it is shown, in the reader's language: fields are made once, for everybody.
    return gettext("Signed confirmations, photographs, recordings; at most %(limit)s MB.") % {
        "limit": settings.SUPPORT_FILE_MEGABYTES
    }
