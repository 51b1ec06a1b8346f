"""What is asked about an event; which questions, says its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.events import causes
from cases.words import language
from compliance.common import clock
from compliance.desk.fields import JapaneseDateField
from compliance.employment.models import EmploymentContract, EndReason
from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.reckoning.contract_change import headings
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from cases.events import EventKind

_BLANK = ("", "---------")


class _ContractChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # generic in the stubs alone
    def label_from_instance(self, obj: EmploymentContract) -> str:
        return f"{obj.worker.name}  {obj.starts_on} – {obj.ends_on or ''}"


class EventForm(forms.Form):
    """One event of one kind."""

    def __init__(self, *args: Any, kind: EventKind, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        scope = user.scope(clock.today())
        ids = [pk for pk in scope.organization_ids if user.can("cases.write", organization_id=pk)]
        if "contract" in kind.asks:
            self.fields["contract"] = _ContractChoice(
                label=_("employment contract"), queryset=_contracts(user, ids, kind)
            )
            self._preselect(user, ids)
        elif kind.about_worker:
            workers = Worker.objects.visible_to(user).filter(organization__in=ids).order_by("name")
            self.fields["worker"] = forms.ModelChoiceField(label=_("worker"), queryset=workers)
        elif "support_contract" in kind.asks:
            contracts = SupportContract.objects.visible_to(user).filter(organization__in=ids)
            chosen = contracts.select_related("organization", "support_organization")
            self.fields["support_contract"] = forms.ModelChoiceField(
                label=_("support contract"), queryset=chosen
            )
        else:
            employers = AcceptingOrganization.objects.visible_to(user).filter(pk__in=ids)
            self.fields["organization"] = forms.ModelChoiceField(label=_("organization"), queryset=employers)
        self.fields["happened_on"] = JapaneseDateField(label=_("happened on"))
        self.fields["learned_on"] = JapaneseDateField(
            label=_("learned of on"), required=False, help_text=_("Empty: the same day.")
        )
        self._add_asked()
        self.fields["note"] = forms.CharField(
            label=_("what happened"),
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def _preselect(self, user: Any, ids: list[int]) -> None:
        """Coming from a worker's page: the contract that runs."""
        worker = str(self.initial.get("worker") or "")
        if worker.isdecimal():
            running = _contracts(user, ids, self.kind).filter(worker=int(worker)).first()
            self.initial["contract"] = running.pk if running else None

    def _add_asked(self) -> None:
        asks = self.kind.asks
        if "end_reason" in asks:
            self.fields["reason"] = forms.ChoiceField(
                label=_("why it ended"), choices=[_BLANK, *EndReason.choices]
            )
        if "cause" in asks:
            options = causes(on=clock.today()).items()
            self.fields["reason"] = forms.ChoiceField(label=_("cause"), choices=[_BLANK, *options])
        if "until_on" in asks:
            self.fields["until_on"] = JapaneseDateField(
                label=_("back at work on"), required=False, help_text=_("Empty: not yet.")
            )
        if "headings" in asks:
            boxes = headings(filed_on=clock.today())
            self.fields["headings"] = forms.MultipleChoiceField(
                label=_("headings that changed"),
                required=False,
                choices=[(box.slug, f"{box.number} {box.in_language(language())}") for box in boxes],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Empty: told by comparing the two versions of the contract."),
            )

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        given["organization"] = self._organization(given)
        return given

    def _organization(self, given: dict[str, Any]) -> Any:
        if "contract" in given:
            return given["contract"].worker.organization
        about = given.get("worker") or given.get("support_contract")
        return about.organization if about is not None else given["organization"]


def _contracts(user: Any, ids: list[int], kind: EventKind) -> Any:
    """Versions in use; what ended already ends no more."""
    rows = EmploymentContract.objects.visible_to(user).filter(
        worker__organization__in=ids, superseded_at__isnull=True
    )
    if kind.slug == "contract_ended":
        rows = rows.filter(ended_on__isnull=True)
    return rows.select_related("worker__organization").order_by("worker__name", "-starts_on")
