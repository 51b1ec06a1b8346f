"""Forms about the employer itself: its overview, its annual report, its pledges."""

from __future__ import annotations

from typing import Final

from cases.form_making.subject import MadeForm

FORMS: Final[tuple[MadeForm, ...]] = (
    MadeForm(
        slug="organization_overview",
        subject="organization",
        capability="forms.make",
        papers=("organization_overview",),
    ),
)
