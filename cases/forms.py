"""What a person says on a page: what the extension should ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.desired_period import PeriodLimit, months_of, written

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExtensionRequestForm(forms.Form):
    """希望する在留期間 and 更新の理由: neither is ever suggested beyond what the law allows, or made up."""

    desired_period = forms.CharField(
        label=_("Desired period of stay"),
        max_length=20,
        help_text=_("For example 1年, 6月 or 1年6月."),
        widget=forms.TextInput(attrs={"list": "periods", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Reason for extension"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the applicant's own words. What does not fit the form goes to a separate sheet."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, limit: PeriodLimit, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.limit = limit

    def clean_desired_period(self) -> str:
        return checked_period(self.cleaned_data["desired_period"], limit=self.limit)


def checked_period(text: str, *, limit: PeriodLimit) -> str:
    """The period as forms write it; ValidationError when it is none, or longer than may be granted."""
    months = months_of(text)
    if months is None:
        raise ValidationError(_("Write a period such as 1年, 6月 or 1年6月."))
    if limit.allows(months):
        return written(months)
    longest = limit.longest
    if longest == 0:
        raise ValidationError(_("Nothing is left of the total stay: no extension can be granted."))
    if limit.is_left(months) and months < max(limit.grantable, default=0):
        allowed = "・".join(written(only) for only in limit.grantable)
        raise ValidationError(_("This status is granted for %(allowed)s only."), params={"allowed": allowed})
    message = (
        _("At most %(longest)s can be granted at a time.")
        if limit.is_left(months)
        else _("At most %(longest)s: no more is left of the total stay.")
    )
    raise ValidationError(message, params={"longest": written(longest or 0)})
