"""What is asked when cases are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.openings import EXTENSION
from cases.screens.listing import procedure_choices
from compliance.common import clock
from compliance.common.dates import add_months
from compliance.desk.fields import JapaneseDateField
from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from datetime import date

_BLANK = ("", "---------")
SEASON_MONTHS = 3


def _procedures() -> list[tuple[str, str]]:
    return [_BLANK, *procedure_choices()]


class DeadlineProcedureForm(forms.Form):
    """Which procedure a deadline is about, where it does not say so itself."""

    procedure = forms.ChoiceField(label=_("procedure"), choices=_procedures)


def _writable(user: Any) -> Any:
    """The employers where the person may open cases."""
    scope = user.scope(clock.today())
    ids = [pk for pk in scope.organization_ids if user.can("cases.write", organization_id=pk)]
    return AcceptingOrganization.objects.visible_to(user).filter(pk__in=ids)


class OpenForm(forms.Form):
    """A case of any procedure, of a worker or of an employer."""

    procedure = forms.ChoiceField(label=_("procedure"), choices=_procedures)
    worker = forms.ModelChoiceField(
        label=_("worker"),
        queryset=Worker.objects.none(),
        required=False,
        help_text=_("Empty: the case is about the employer."),
    )
    organization = forms.ModelChoiceField(
        label=_("organization"),
        queryset=AcceptingOrganization.objects.none(),
        required=False,
        help_text=_("Only for a case without a worker."),
    )
    planned_filing_on = JapaneseDateField(label=_("filing planned for"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organizations = _writable(user)
        workers: Any = self.fields["worker"]
        workers.queryset = (
            Worker.objects.visible_to(user)
            .employed(on=clock.today())
            .filter(organization__in=organizations)
            .order_by("name")
        )
        employers: Any = self.fields["organization"]
        employers.queryset = organizations

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("worker") and not given.get("organization"):
            self.add_error("worker", _("Choose a worker, or the organization."))
        return given

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        worker = self.cleaned_data["worker"]
        return {
            "procedure": self.cleaned_data["procedure"],
            "worker": worker,
            "organization": worker.organization if worker else self.cleaned_data["organization"],
            "planned_filing_on": self.cleaned_data["planned_filing_on"],
        }


class SeasonForm(forms.Form):
    """Whose period of stay ends until when, and what to open for them."""

    until_on = JapaneseDateField(label=_("period of stay ends by"))
    procedure = forms.ChoiceField(label=_("procedure"), choices=procedure_choices)
    organization = forms.ModelChoiceField(
        label=_("organization"), queryset=AcceptingOrganization.objects.none(), required=False
    )
    planned_filing_on = JapaneseDateField(label=_("filing planned for"), required=False)
    name = forms.CharField(label=_("name of the cohort"), max_length=100, required=False)

    def __init__(self, *args: Any, user: Any, on: date, **kwargs: Any) -> None:
        self.on = on
        kwargs.setdefault("initial", {"until_on": add_months(on, SEASON_MONTHS), "procedure": EXTENSION})
        super().__init__(*args, **kwargs)
        employers: Any = self.fields["organization"]
        employers.queryset = AcceptingOrganization.objects.visible_to(user)

    def standard(self) -> dict[str, Any]:
        """What is looked at before anybody asked: the coming season."""
        return {
            "until_on": add_months(self.on, SEASON_MONTHS),
            "procedure": EXTENSION,
            "organization": None,
            "planned_filing_on": None,
            "name": "",
        }
