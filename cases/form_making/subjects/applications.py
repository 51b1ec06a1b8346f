"""Applications to the immigration agency, and the papers that go with them."""

from __future__ import annotations

from typing import Final

from cases.form_making.subject import MadeForm

FORMS: Final[tuple[MadeForm, ...]] = (
    MadeForm(
        slug="extension_of_stay",
        subject="worker",
        capability="forms.make",
        collector="cases.form_making.extension.collect",
    ),
    MadeForm(slug="employment_contract", subject="contract", capability="forms.make"),
)
