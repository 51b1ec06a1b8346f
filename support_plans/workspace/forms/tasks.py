"""Forms about tasks: who does them, until when they wait, why they do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.desk.fields import JapaneseDateField

if TYPE_CHECKING:
    from django.db.models import QuerySet


class AssignForm(forms.Form):
    """Who does it, and who stands in."""

    assignee = forms.ModelChoiceField(User.objects.none(), label=_("Assigned to"), required=False)
    stand_in = forms.ModelChoiceField(User.objects.none(), label=_("Stand-in"), required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("assignee", "stand_in"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
            field.queryset = people
            field.empty_label = _("nobody")


class DeferForm(forms.Form):
    """Not now, for a reason."""

    until_on = JapaneseDateField(label=_("Put off until"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class DoneForm(forms.Form):
    """Done on a day, where no log is owed."""

    done_on = JapaneseDateField(label=_("Done on"), widget=forms.DateInput(attrs={"type": "date"}))
