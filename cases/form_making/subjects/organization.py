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
    # An employer that is no corporation has no officers; one of which it is not said may have them.
    MadeForm(
        slug="officers_pledge",
        subject="organization",
        capability="forms.make",
        never={"is_corporation": False},
        papers=("officers_pledge",),
    ),
    MadeForm(
        slug="paper_omission_pledge",
        subject="organization",
        capability="forms.make",
        papers=("omission_pledge",),
    ),
)
