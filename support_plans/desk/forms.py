"""What a person says of a plan, part by part. What is refused stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.desk.fields import LANGUAGES, JapaneseDateField
from compliance.organizations.models import AcceptingOrganization, Site
from compliance.reckoning.plan_rows import plan_choices
from support_plans.desk.choice_fields import ChoiceTextsField, HoursField, choices_of, day_choices
from support_plans.models import (
    MunicipalityCheck,
    PlannedHousing,
    SupportOffice,
    SupportPlan,
    SupportStaff,
)

if TYPE_CHECKING:
    from datetime import date

LANGUAGE_CHOICES = [("", "—"), *LANGUAGES.items()]
YES_NO = [("", _("not answered")), ("true", _("yes")), ("false", _("no"))]


def answer_field(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """Yes, no, or not answered yet: never a default no."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        required=False,
        coerce={"true": True, "false": False}.get,
        empty_value=None,
        **kwargs,
    )


class FrameForm(forms.Form):
    """Who draws it up and who carries it out: parts I to III, and the closing block."""

    created_on = JapaneseDateField(label=_("drawn up on"))
    planned_application_on = JapaneseDateField(label=_("application planned for"), required=False)
    language = forms.ChoiceField(label=_("language it is given in"), choices=LANGUAGE_CHOICES, required=False)
    author_name = forms.CharField(label=_("person who drew it up"), max_length=100, required=False)
    support_site = forms.ModelChoiceField(
        label=_("office of the employer that gives support"),
        queryset=Site.objects.none(),
        required=False,
        help_text=_("Only where it is not the head office."),
    )
    office = forms.ModelChoiceField(
        label=_("support office"), queryset=SupportOffice.objects.none(), required=False
    )
    manager = forms.ModelChoiceField(
        label=_("support manager in charge"), queryset=SupportStaff.objects.none(), required=False
    )
    supported_count = forms.IntegerField(label=_("workers supported"), min_value=0, required=False)
    officer_count = forms.IntegerField(label=_("support officers"), min_value=0, required=False)
    is_neutral = answer_field(
        _("neutrality is ensured"), help_text=_("For an employer that carries the plan out itself.")
    )
    is_proper = answer_field(
        _("the support body's properness is ensured"), help_text=_("Where all is entrusted.")
    )
    guidance_hours = forms.DecimalField(
        label=_("hours of guidance"), min_value=0, max_digits=4, decimal_places=1, required=False
    )
    orientation_hours = forms.DecimalField(
        label=_("hours of orientation"), min_value=0, max_digits=4, decimal_places=1, required=False
    )
    interview_choice = forms.ChoiceField(
        label=_("how the worker wants the interviews"),
        choices=SupportPlan.InterviewChoice.choices,
        required=False,
        help_text=_("The worker's own say: leave it open until it is said."),
    )

    def __init__(self, *args: Any, plan: SupportPlan, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body_id = plan.support_contract.support_organization_id if plan.support_contract else None
        organization_id = plan.worker.organization_id
        place = {"support_organization": body_id} if body_id else {"organization": organization_id}
        fields: dict[str, Any] = self.fields
        fields["support_site"].queryset = Site.objects.visible_to(user).filter(organization=organization_id)
        fields["office"].queryset = SupportOffice.objects.visible_to(user).filter(
            support_organization=body_id
        )
        fields["manager"].queryset = SupportStaff.objects.visible_to(user).filter(**place)
        for name in ("support_site", "is_neutral") if body_id else ("office", "is_proper"):
            del fields[name]


class ConsultationForm(forms.Form):
    """When and how a worker can turn to somebody."""

    consultation_hours = HoursField(label=_("hours of consultation"))
    consultation_methods = ChoiceTextsField(label=_("ways to consult"))
    emergency_methods = ChoiceTextsField(label=_("ways in an emergency"))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["consultation_hours"].set_days(day_choices(on))
        for name in ("consultation_methods", "emergency_methods"):
            fields[name].set_choices(choices_of(plan_choices(name, on=on)))


class LanguageForm(forms.Form):
    """In which language one part is carried out."""

    language = forms.ChoiceField(label=_("language"), choices=LANGUAGE_CHOICES, required=False)
    interpreter_name = forms.CharField(label=_("interpreter"), max_length=100, required=False)
    interpreter_affiliation = forms.CharField(
        label=_("interpreter's affiliation"), max_length=100, required=False
    )


class HousingForm(forms.Form):
    """住居の概要."""

    secured_at = forms.ChoiceField(
        label=_("secured"), choices=[("", "—"), *PlannedHousing.Secured.choices], required=False
    )
    occupants = forms.IntegerField(label=_("people living together"), min_value=1, required=False)
    room_m2 = forms.DecimalField(
        label=_("size of the rooms (m²)"), min_value=0, max_digits=6, decimal_places=2, required=False
    )
    bedroom_m2 = forms.DecimalField(
        label=_("size of the bedroom (m²)"), min_value=0, max_digits=6, decimal_places=2, required=False
    )
    stays_by_wish = answer_field(_("stays in the home of the training by own wish"))
    is_rent_charged = answer_field(_("rent is charged"))
    monthly_rent = forms.IntegerField(label=_("rent a month (yen)"), min_value=0, required=False)
    ownership = forms.ChoiceField(
        label=_("whose property"), choices=[("", "—"), *PlannedHousing.Ownership.choices], required=False
    )
    rent_reason = forms.CharField(
        label=_("why the rent is proper"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MunicipalityForm(forms.Form):
    """One municipality whose measures were looked up."""

    is_same_as_workplace = forms.BooleanField(label=_("same as the workplace"), required=False)
    prefecture = forms.CharField(label=_("prefecture"), max_length=20, required=False)
    municipality = forms.CharField(label=_("municipality"), max_length=50, required=False)
    checked_on = JapaneseDateField(label=_("checked on"), required=False)
    method = forms.ChoiceField(
        label=_("how"), choices=[("", "—"), *MunicipalityCheck.Method.choices], required=False
    )
    method_note = forms.CharField(label=_("way in words"), max_length=100, required=False)
    note = forms.CharField(label=_("note"), max_length=200, required=False)

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place == MunicipalityCheck.Place.WORKPLACE:
            del self.fields["is_same_as_workplace"]


class MunicipalitiesCheckedForm(forms.Form):
    """The declaration above both municipalities."""

    is_municipality_checked = answer_field(_("municipal measures were checked"))


class AgreeForm(forms.Form):
    """The plan holds from a day."""

    agreed_on = JapaneseDateField(label=_("agreed on"))
    worker_signed_on = JapaneseDateField(label=_("signed by the worker on"), required=False)
    holds_from_on = JapaneseDateField(
        label=_("changed content holds from"),
        required=False,
        help_text=_("Where it replaces a plan: the notification counts from this day."),
    )


class SignForm(forms.Form):
    """The worker's signature, and the copy handed over."""

    worker_signed_on = JapaneseDateField(label=_("signed by the worker on"))
    copy_given_on = JapaneseDateField(label=_("copy given to the worker on"), required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("reason"), max_length=200)


class TemplateForm(forms.Form):
    """Keep what this plan says for those to come."""

    name = forms.CharField(label=_("name of the template"), max_length=100)
    is_default = forms.BooleanField(label=_("used unless another is chosen"), required=False)


class StaffForm(forms.Form):
    """Somebody who carries support out for an employer."""

    organization = forms.ModelChoiceField(
        label=_("organization"), queryset=AcceptingOrganization.objects.none()
    )
    post = forms.ChoiceField(label=_("post"), choices=SupportStaff.Post.choices)
    name = forms.CharField(label=_("name"), max_length=100)
    name_kana = forms.CharField(label=_("name (kana)"), max_length=100, required=False)
    department = forms.CharField(label=_("department"), max_length=100, required=False)
    title = forms.CharField(label=_("title"), max_length=100, required=False)
    languages = forms.MultipleChoiceField(
        label=_("languages"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_full_time = forms.BooleanField(label=_("works full time"), required=False, initial=True)
    since_on = JapaneseDateField(label=_("since"), required=False)
    until_on = JapaneseDateField(label=_("last day in the post"), required=False)

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organization"].queryset = organizations
        fields["organization"].initial = organizations.first()
