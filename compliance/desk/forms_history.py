"""Forms about a worker's past: jobs, and leave to be taken out of the total stay."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.desk.fields import JapaneseDateField
from compliance.desk.legality_words import exclusion_kind
from compliance.reckoning.exclusions import exclusion_kinds
from compliance.workers.models import StayExclusion


class JobForm(forms.Form):
    """One job, here or abroad."""

    employer = forms.CharField(label=_("employer"), max_length=200)
    country = forms.CharField(
        label=_("country"), max_length=2, required=False, help_text=_("Two letters, such as VN.")
    )
    duties = forms.CharField(label=_("duties"), max_length=200, required=False)
    joined_on = JapaneseDateField(label=_("joined in"), required=False, help_text=_("The month counts."))
    left_on = JapaneseDateField(
        label=_("left in"), required=False, help_text=_("The month counts. Empty: still there.")
    )

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()


def _kinds() -> list[tuple[str, Any]]:
    return [("", "---------"), *((kind, exclusion_kind(kind)) for kind in exclusion_kinds())]


class ExclusionForm(forms.Form):
    """Leave, what was asked, and what the agency said."""

    kind = forms.ChoiceField(label=_("kind of leave"), choices=_kinds)
    from_on = JapaneseDateField(label=_("from"))
    to_on = JapaneseDateField(label=_("to"))
    decision = forms.ChoiceField(label=_("decision"), choices=StayExclusion.Decision.choices)
    requested_on = JapaneseDateField(label=_("asked for on"), required=False)
    decided_on = JapaneseDateField(label=_("decided on"), required=False)
    evidence = forms.CharField(
        label=_("evidence"),
        max_length=300,
        required=False,
        help_text=_("Papers that prove the leave, and where they are."),
    )
