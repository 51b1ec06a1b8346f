"""Offices and people of a body, or of an employer that supports its workers itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.desk.fields import LanguagesField
from compliance.organizations.models import Site
from support_plans.models import SupportOffice, SupportStaff
from support_plans.workspace.forms.fields import DayField

if TYPE_CHECKING:
    from django.db.models import QuerySet


class OfficeForm(forms.Form):
    """An office from which support is given."""

    name = forms.CharField(label=_("Name"), max_length=200)
    postal_code = forms.CharField(label=_("Postal code"), max_length=8, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)


class StaffForm(forms.Form):
    """Somebody who gives support."""

    name = forms.CharField(label=_("Name"), max_length=100)
    name_kana = forms.CharField(label=_("Name (kana)"), max_length=100, required=False)
    post = forms.ChoiceField(label=_("Post"), choices=SupportStaff.Post.choices)
    office = forms.ModelChoiceField(SupportOffice.objects.none(), label=_("Support office"), required=False)
    site = forms.ModelChoiceField(Site.objects.none(), label=_("Site"), required=False)
    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Signs in as"),
        required=False,
        help_text=_("Then name and title are filled in wherever this person records something."),
    )
    department = forms.CharField(label=_("Department"), max_length=100, required=False)
    title = forms.CharField(label=_("Title"), max_length=100, required=False)
    languages = LanguagesField(label=_("Languages"), required=False)
    is_full_time = forms.BooleanField(label=_("Works full time"), required=False, initial=True)
    course_completed_on = DayField(label=_("Course completed on"), required=False)
    since_on = DayField(label=_("Since"), required=False)
    until_on = DayField(label=_("Last day in the post"), required=False)

    def __init__(
        self,
        *args: Any,
        people: QuerySet[User],
        offices: QuerySet[SupportOffice] | None = None,
        sites: QuerySet[Site] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("user", people), ("office", offices), ("site", sites)):
            if rows is None:
                del self.fields[name]
                continue
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
            field.queryset = rows


NAMES = tuple(StaffForm.base_fields)
OFFICE_NAMES = tuple(OfficeForm.base_fields)
