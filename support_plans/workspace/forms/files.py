"""Files beside a record."""

from __future__ import annotations

from django import forms

from support_plans.workspace.forms.fields import file_field, photo_field


class FilesForm(forms.Form):
    """A photograph or a file."""

    photo = photo_field()
    file = file_field()
