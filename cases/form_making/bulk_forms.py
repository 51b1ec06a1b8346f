"""What a person says when many forms are to be made: which, for whom, over which days, as which file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.form_making import subjects
from cases.form_making.choosing import MadeFor, chosen, places_of
from cases.form_making.forms import LANGUAGES, NO_EDITION, Day
from cases.form_making.models import FormJob
from compliance.common import clock
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cases.form_making.subject import MadeForm


class BulkForm(forms.Form):
    """The request for many forms; what it offers is what the person may make."""

    form = forms.ChoiceField(label=_("Form"))
    place = forms.ChoiceField(label=_("Made for"))
    from_on = forms.DateField(label=_("First day"), required=False, widget=Day)
    to_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=Day,
        help_text=_("Records of these days. Empty: all of them."),
    )
    filed_on = forms.DateField(
        label=_("Day of filing"),
        required=False,
        widget=Day,
        help_text=_("It decides which edition is made. Empty: today."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()), required=False)
    output = forms.ChoiceField(label=_("File"), choices=FormJob.Output.choices)
    leaves_out_drafts = forms.BooleanField(
        label=_("leave out what is not complete"),
        required=False,
        help_text=_("Otherwise it is made as a draft, and says so on its face."),
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None, *, user: Any, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.user = user
        self.offered = {form.slug: form for form in offered_to(user)}
        self.places = {
            place.code: place
            for capability in {form.capability for form in self.offered.values()}
            for place in places_of(user, capability)
        }
        choices: dict[str, Iterable[tuple[str, str]]] = {
            "form": [(slug, str(_title(form))) for slug, form in self.offered.items()],
            "place": [(code, str(place)) for code, place in self.places.items()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = list(offered)  # type: ignore[attr-defined]

    @property
    def made_form(self) -> MadeForm:
        return self.offered[self.cleaned_data["form"]]

    @property
    def made_for(self) -> MadeFor:
        return self.places[self.cleaned_data["place"]]

    def clean_filed_on(self) -> date:
        day: date | None = self.cleaned_data["filed_on"]
        return day or clock.today()

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or "ja"

    def clean_rows(self) -> list[int]:
        parts = [part for part in self.cleaned_data["rows"].split(",") if part.strip()]
        if not all(part.strip().isdecimal() and len(part) < 19 for part in parts):
            raise ValidationError(_("Give the ids as whole numbers with commas between them."))
        return [int(part) for part in parts]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        from_on, to_on = said.get("from_on"), said.get("to_on")
        if from_on and to_on and to_on < from_on:
            self.add_error("to_on", _("The period ends before it begins. Give a later day."))
        if {"form", "filed_on", "language", "place"} <= set(said):
            self._check(said)
        return said

    def _check(self, said: dict[str, Any]) -> None:
        form = self.made_form
        try:
            edition = form.edition(said["filed_on"])
        except RuleNotInForce:
            self.add_error("filed_on", NO_EDITION)
            return
        if said["language"] not in edition.languages:
            self.add_error("language", _("This form is not printed in that language. Choose Japanese."))
        if form.capability and self.made_for.code not in {
            place.code for place in places_of(self.user, form.capability)
        }:
            self.add_error("place", _("Your role does not make this form there."))

    def records(self) -> Any:
        """The records asked for: those named, or all of the days given."""
        said = self.cleaned_data
        form = self.made_form
        if said["rows"]:
            return chosen(form, self.user, self.made_for).filter(pk__in=said["rows"])
        days = {} if form.period else {"from_on": said["from_on"], "to_on": said["to_on"]}
        return chosen(form, self.user, self.made_for, **days)


def offered_to(user: Any) -> list[MadeForm]:
    """The forms this person makes somewhere, that have an edition today."""
    return [form for form in subjects.all_forms() if user.can(form.capability) and _title(form) is not None]


def _title(form: MadeForm) -> str | None:
    edition = form.edition_or_none(clock.today())
    return f"{edition.number} {edition.title.ja}" if edition is not None else None
