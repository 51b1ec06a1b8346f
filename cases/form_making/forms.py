"""What a person says when making a form: the day of filing, the language, the period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.form_making.order import Order, usual_period
from compliance.common import clock
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cases.form_making.subject import MadeForm, Period

NO_EDITION = _("There is no edition of this form for that day. Choose a later day.")
LANGUAGES = {"ja": _("Japanese"), "en": _("Japanese with English"), "vi": _("Japanese with Vietnamese")}


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OrderForm(forms.Form):
    """The choices of one form's page. They stand in the address, so that a page can be passed on."""

    filed_on = forms.DateField(
        label=_("Day of filing"),
        required=False,
        widget=Day,
        help_text=_("It decides which edition is made. Empty: today."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    from_on = forms.DateField(label=_("Period from"), required=False, widget=Day)
    to_on = forms.DateField(label=_("Period to"), required=False, widget=Day)

    def __init__(self, data: Mapping[str, Any] | None, *, form: MadeForm) -> None:
        super().__init__(data)
        self.made_form = form
        # The choices of the edition of that day are checked in clean(); here: of today's, for the page.
        self.fields["language"].choices = list(LANGUAGES.items())  # type: ignore[attr-defined]
        if not form.period:
            del self.fields["from_on"], self.fields["to_on"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.errors:
            return said
        said["filed_on"] = said.get("filed_on") or clock.today()
        said["language"] = said.get("language") or "ja"
        self._check_edition(said["filed_on"], said["language"])
        if not self.errors:
            said["period"] = self._period(said)
        return said

    def _check_edition(self, filed_on: date, language: str) -> None:
        try:
            edition = self.made_form.edition(filed_on)
        except RuleNotInForce:
            self.add_error("filed_on", NO_EDITION)
            return
        if language not in edition.languages:
            offered = ", ".join(str(LANGUAGES.get(code, code)) for code in edition.languages)
            message = _("This form is not printed in that language. Choose from: %(offered)s.")
            self.add_error("language", ValidationError(message, params={"offered": offered}))

    def _period(self, said: dict[str, Any]) -> Period | None:
        usual = usual_period(self.made_form, said["filed_on"])
        if usual is None:
            return None
        from_on, to_on = said.get("from_on") or usual[0], said.get("to_on") or usual[1]
        if to_on < from_on:
            self.add_error("to_on", _("The period ends before it begins. Give a later day."))
        return from_on, to_on

    def offer(self, languages: tuple[str, ...]) -> None:
        """Show only the languages this form has."""
        shown = [(code, LANGUAGES.get(code, code)) for code in languages]
        self.fields["language"].choices = shown  # type: ignore[attr-defined]
        if len(shown) == 1:
            self.fields["language"].widget = forms.HiddenInput()

    def order(self, row: Any) -> Order:
        """What is asked for; with mistakes in it, what is made unless something is said."""
        today = clock.today()
        said = self.cleaned_data if self.is_valid() else {}
        return Order(
            form=self.made_form,
            row=row,
            filed_on=said.get("filed_on") or today,
            language=said.get("language") or "ja",
            period=said["period"] if "period" in said else usual_period(self.made_form, today),
        )


class PurposeForm(forms.Form):
    """What a copy is kept for, in the person's words."""

    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=200,
        required=False,
        help_text=_("For example: filed at the Tokyo office, receipt number …"),
    )
