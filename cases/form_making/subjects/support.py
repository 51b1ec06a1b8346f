"""Forms of support: the plan, the records that prove it, the explanation of the support contract."""

from __future__ import annotations

from typing import Final

from cases.form_making.subject import MadeForm

FORMS: Final[tuple[MadeForm, ...]] = (
    MadeForm(slug="support_plan", subject="plan", capability="support.forms"),
)
