"""Forms of the report's page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models.choices import Channel
from compliance.desk.fields import JapaneseDateField


class ReportForm(forms.Form):
    """What the report says besides its figures."""

    contact_name = forms.CharField(label=_("person in charge"), max_length=100, required=False)
    contact_phone = forms.CharField(label=_("phone"), max_length=30, required=False)
    remarks = forms.CharField(
        label=_("remarks"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2_000
    )


class NoteForm(forms.Form):
    """What the report says of one worker."""

    support_officer = forms.CharField(label=_("support officer"), max_length=100, required=False)
    support_phone = forms.CharField(label=_("support officer's phone"), max_length=30, required=False)
    special_report_not_filed = forms.NullBooleanField(
        label=_("support could not be given, and that was not notified"), required=False
    )
    remarks = forms.CharField(label=_("remarks"), max_length=200, required=False)


class CheckForm(forms.Form):
    """A manager's look."""

    despite = forms.CharField(
        label=_("why it was checked with months missing"),
        max_length=300,
        required=False,
        help_text=_("Only where something is missing."),
    )


class SubmitForm(forms.Form):
    """How and when it was filed."""

    submitted_on = JapaneseDateField(label=_("submitted on"))
    channel = forms.ChoiceField(label=_("channel"), choices=Channel.choices)
    receipt_number = forms.CharField(label=_("receipt number"), max_length=40, required=False)
