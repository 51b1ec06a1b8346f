"""Forms of the import pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.imports.querysets import importing_organization_ids
from compliance.imports.reading import LIMITS
from compliance.imports.reading.opening import too_large
from compliance.imports.targets import LABELS
from compliance.organizations.models import AcceptingOrganization

if TYPE_CHECKING:
    from compliance.accounts.models import User
    from compliance.imports.models import ImportBatch


class UploadForm(forms.Form):
    """A ledger, and whose it is."""

    organization = forms.ModelChoiceField(
        label=_("organization"), queryset=AcceptingOrganization.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("ledger"),
        help_text=_("An Excel workbook (.xlsx) or CSV (UTF-8 or Shift_JIS); at most 20,000 rows, 30 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        organizations = AcceptingOrganization.objects.visible_to(user).filter(
            pk__in=importing_organization_ids(user)
        )
        field.queryset = organizations  # type: ignore[attr-defined]
        field.initial = organizations.first()

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.file_bytes:
            raise forms.ValidationError(too_large(), code="too_large")
        return file


class ColumnsForm(forms.Form):
    """What each column of the sheet means."""

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mapping = batch.mapping
        self.sheet = str(mapping["sheet"])
        meanings = {column: target for target, column in mapping["columns"].items()}
        choices = [("", _("do not read")), *LABELS.items()]
        if mapping["other_sheets"]:
            names = [self.sheet, *mapping["other_sheets"]]
            self.fields["sheet"] = forms.ChoiceField(
                label=_("sheet"), choices=[(name, name) for name in names], initial=self.sheet, required=False
            )
        self.titles: list[str] = mapping["titles"]
        for column, title in enumerate(self.titles):
            self.fields[f"column_{column}"] = forms.ChoiceField(
                label=title or _("(no heading)"),
                choices=choices,
                initial=meanings.get(column, ""),
                required=False,
            )

    @property
    def other_sheet(self) -> str:
        """The sheet asked for, where it is another one: its columns are not those of this form."""
        chosen = str(self.cleaned_data.get("sheet", "") or "")
        return chosen if chosen != self.sheet else ""

    @property
    def columns(self) -> dict[str, int]:
        """Meaning → column."""
        return {
            target: column
            for column in range(len(self.titles))
            if (target := str(self.cleaned_data.get(f"column_{column}", "")))
        }

    def clean(self) -> dict[str, Any]:
        """One meaning, one column."""
        cleaned = super().clean() or {}
        if cleaned.get("sheet", self.sheet) != self.sheet:
            return cleaned
        seen: dict[str, str] = {}
        for column, title in enumerate(self.titles):
            target = cleaned.get(f"column_{column}", "")
            if target in seen:
                self.add_error(
                    f"column_{column}",
                    _("The column “%(title)s” is read as this already. Choose one of the two.")
                    % {"title": seen[target]},
                )
            elif target:
                seen[target] = title
        return cleaned
