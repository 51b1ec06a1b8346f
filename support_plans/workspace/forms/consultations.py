"""Consultations and complaints: received, pursued, passed on, closed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.common import clock
from support_plans.models import Consultation
from support_plans.workspace.forms.fields import ClockField, DayField, NoteField, file_field, photo_field
from support_plans.workspace.wording import language_choices, ways

if TYPE_CHECKING:
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

FOLDED = ("received_at", "interpreter_name", "handler_name", "follow_up_on")


class ReceiveForm(forms.Form):
    """What a worker brought up."""

    topic = forms.CharField(label=_("In a few words"), max_length=100)
    content = NoteField(label=_("What it is about"), rows=4)
    is_complaint = forms.BooleanField(label=_("It is a complaint"), required=False)
    received_on = DayField(label=_("Received on"))
    channel = forms.ChoiceField(
        label=_("How it came"), choices=lambda: ways(Consultation.Channel.choices), widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    received_at = ClockField(label=_("At"), required=False)
    interpreter_name = forms.CharField(label=_("Interpreter"), max_length=100, required=False)
    handler_name = forms.CharField(label=_("Person who handled it"), max_length=100, required=False)
    follow_up_on = DayField(label=_("Look again on"), required=False)
    photo = photo_field()
    file = file_field()
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = language_choices(list(worker.languages or []))

    def clean_client_key(self) -> uuid.UUID:
        return self.cleaned_data.get("client_key") or uuid.uuid4()

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in FOLDED]

    @property
    def is_unfolded(self) -> bool:
        return any(self[name].errors for name in FOLDED)


def receive_defaults(worker: Worker, by: User) -> dict[str, Any]:
    """Today, just now, the worker's language, myself."""
    moment = clock.now().astimezone(clock.JAPAN)
    languages = list(worker.languages or [])
    return {
        "received_on": clock.today(),
        "received_at": moment.replace(second=0, microsecond=0).time(),
        "channel": Consultation.Channel.PHONE,
        "language": languages[0] if languages else "",
        "handler_name": by.name,
        "client_key": uuid.uuid4(),
    }


class StepForm(forms.Form):
    """One thing that was done."""

    happened_on = DayField(label=_("Day"))
    what = NoteField(label=_("What you did"))


class EscalateForm(forms.Form):
    """Passed on to the employer."""

    reason = forms.CharField(label=_("Why it is passed on"), max_length=300)


class LookAgainForm(forms.Form):
    """Not now."""

    follow_up_on = DayField(label=_("Look again on"))


class CloseForm(forms.Form):
    """What came of it."""

    closed_on = DayField(label=_("Closed on"))
    response = NoteField(label=_("Response and outcome"))
    referred_to = forms.CharField(label=_("Authority shown"), max_length=200, required=False)


class ReopenForm(forms.Form):
    """Not over after all."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
