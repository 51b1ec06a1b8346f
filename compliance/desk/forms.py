"""Forms of the desk's own pages; each is handed to one service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.common import clock
from compliance.desk import wording
from compliance.desk.fields import JapaneseDateField
from compliance.employment.models import EndReason
from compliance.organizations.models import Site
from compliance.reckoning.fields import open_fields
from compliance.reckoning.statuses import status_slugs
from compliance.residence.models import LapseCheck, ResidenceCard
from compliance.workers.models import Qualification, Stay


def _statuses() -> list[tuple[str, str]]:
    return [("", "---------"), *((slug, wording.status_title(slug)) for slug in status_slugs())]


def _fields() -> list[tuple[str, str]]:
    codes = open_fields(on=clock.today()).codes
    return [("", "---------"), *((code, wording.field_title(code)) for code in codes)]


class SettleForm(forms.Form):
    """It is done, and how."""

    note = forms.CharField(
        label=_("how it was settled"),
        max_length=300,
        help_text=_("For example: filed at the office on that day, receipt number."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class SnoozeForm(forms.Form):
    """Not today, for a reason."""

    until_on = JapaneseDateField(label=_("put off until"))
    reason = forms.CharField(
        label=_("why put off"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = forms.CharField(label=_("reason"), max_length=200)


class CardForm(forms.Form):
    """A card as it is printed."""

    number = forms.CharField(
        label=_("residence card number"),
        max_length=20,
        help_text=_("Two letters, eight digits, two letters."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    status = forms.ChoiceField(label=_("status of residence"), choices=_statuses)
    expires_on = JapaneseDateField(label=_("period of stay ends on"))
    permission_kind = forms.ChoiceField(label=_("permission"), choices=ResidenceCard.PermissionKind.choices)
    permitted_on = JapaneseDateField(label=_("permitted on"), required=False)
    period_months = forms.IntegerField(
        label=_("period of stay (months)"), min_value=1, max_value=120, required=False
    )
    issued_on = JapaneseDateField(label=_("card issued on"), required=False)
    designated_field = forms.ChoiceField(
        label=_("field on the designation paper"), choices=_fields, required=False
    )
    designated_employer = forms.CharField(
        label=_("employer on the designation paper"),
        max_length=200,
        required=False,
        help_text=_("As on the paper. Empty: not entered."),
    )


class CardCorrectionForm(CardForm):
    """The card again, and why the entry was wrong."""

    reason = forms.CharField(label=_("why the entry was wrong"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].required = False
        self.fields["number"].help_text = _("Empty: the number stays as it is.")


class ExtensionForm(forms.Form):
    """An extension was applied for."""

    applied_on = JapaneseDateField(label=_("extension applied for on"))
    receipt = forms.CharField(label=_("receipt number"), max_length=40, required=False)


class LapseCheckForm(forms.Form):
    """What the agency's page said."""

    result = forms.ChoiceField(label=_("result"), choices=LapseCheck.Result.choices)
    note = forms.CharField(label=_("note"), max_length=200, required=False)


class ContractForm(forms.Form):
    """A contract's terms."""

    field = forms.ChoiceField(label=_("field"), choices=_fields)
    work_category = forms.CharField(label=_("work category"), max_length=100, required=False)
    site = forms.ModelChoiceField(label=_("site"), queryset=Site.objects.none(), required=False)
    concluded_on = JapaneseDateField(label=_("concluded on"), required=False)
    starts_on = JapaneseDateField(label=_("begins on"))
    ends_on = JapaneseDateField(label=_("agreed end"), required=False)
    weekly_hours = forms.DecimalField(
        label=_("hours a week"), max_digits=4, decimal_places=1, min_value=0, required=False
    )
    monthly_wage = forms.IntegerField(label=_("monthly wage (yen)"), min_value=0, required=False)
    is_insured = forms.BooleanField(label=_("has employment insurance"), required=False, initial=True)


class ContractChangeForm(ContractForm):
    """New terms: a new version."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["starts_on"]


class EndContractForm(forms.Form):
    """The end of a contract, in the words the notification asks for."""

    ended_on = JapaneseDateField(label=_("ended on"))
    reason = forms.ChoiceField(label=_("why it ended"), choices=[("", "---------"), *EndReason.choices])


class StayForm(forms.Form):
    """A stay in Japan under one status."""

    status = forms.ChoiceField(label=_("status of residence"), choices=_statuses)
    kind = forms.ChoiceField(label=_("kind"), choices=Stay.Kind.choices, required=False)
    from_on = JapaneseDateField(label=_("from"))
    to_on = JapaneseDateField(label=_("to"), required=False, help_text=_("Empty: continuing."))


class HistoryForm(forms.Form):
    """The declaration is a person's, and never made by default."""

    confirmed = forms.BooleanField(
        label=_("I checked with the worker that every past stay in Japan is entered."),
        error_messages={"required": _("Tick the box when you have checked; otherwise leave it open.")},
    )


class PassportForm(forms.Form):
    """A passport."""

    number = forms.CharField(
        label=_("passport number"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    issued_on = JapaneseDateField(label=_("issued on"), required=False)
    expires_on = JapaneseDateField(label=_("expires on"))


class FamilyForm(forms.Form):
    """A relative or housemate in Japan."""

    relation = forms.CharField(label=_("relation"), max_length=40)
    name = forms.CharField(label=_("name"), max_length=200)
    birth_date = JapaneseDateField(label=_("date of birth"), required=False)
    nationality = forms.CharField(
        label=_("nationality"), max_length=2, required=False, help_text=_("Two letters, such as VN.")
    )
    lives_together = forms.NullBooleanField(label=_("lives together"), required=False)
    workplace = forms.CharField(label=_("place of work or school"), max_length=200, required=False)
    card_number = forms.CharField(
        label=_("residence card number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class QualificationForm(forms.Form):
    """A test passed, or training done."""

    kind = forms.ChoiceField(label=_("kind"), choices=Qualification.Kind.choices)
    name = forms.CharField(label=_("name of the test or operation"), max_length=200)
    field = forms.ChoiceField(label=_("field"), choices=_fields, required=False)
    occupation = forms.CharField(label=_("occupation code of the training"), max_length=10, required=False)
    level = forms.CharField(label=_("level"), max_length=40, required=False)
    passed_on = JapaneseDateField(label=_("passed on"), required=False)
    from_on = JapaneseDateField(label=_("from"), required=False)
    to_on = JapaneseDateField(label=_("to"), required=False)
    months_completed = forms.IntegerField(
        label=_("months completed"), min_value=0, max_value=120, required=False
    )
    passed_practical = forms.NullBooleanField(label=_("passed the practical test"), required=False)


class LeaveForm(forms.Form):
    """The worker left."""

    left_on = JapaneseDateField(label=_("left on"), help_text=_("Open deadlines about this worker end."))


class LanguageForm(forms.Form):
    """The language of one's screens and mails."""

    language = forms.ChoiceField(label=_("language"), choices=User.Language.choices)


class PolicyForm(forms.Form):
    """What an organization wishes about its reminders."""

    tell_workers = forms.BooleanField(label=_("workers get mails about their own matters"), required=False)
    tell_support_body = forms.BooleanField(label=_("the support organization gets mails"), required=False)
    quiet_on_closed_days = forms.BooleanField(
        label=_("quiet on days when offices are closed"),
        required=False,
        help_text=_("What would come too late on the next open day is told all the same."),
    )


class QuietDayForm(forms.Form):
    """A further day without mail."""

    quiet_on = JapaneseDateField(label=_("quiet on"))
    note = forms.CharField(label=_("note"), max_length=100, required=False)


class OwnStepForm(forms.Form):
    """A further reminder of one's own."""

    kind = forms.ChoiceField(label=_("kind"), choices=wording.kind_choices)
    days_before = forms.IntegerField(
        label=_("days before"),
        help_text=_("Negative: days after the due day."),
        min_value=-366,
        max_value=1098,
    )
