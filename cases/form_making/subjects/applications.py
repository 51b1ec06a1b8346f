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
    MadeForm(
        slug="change_of_status",
        subject="case",
        capability="forms.make",
        only={"application_type": "change"},
    ),
    MadeForm(
        slug="extension_of_stay_v",
        subject="case",
        capability="forms.make",
        only={"application_type": "extension"},
    ),
    MadeForm(
        slug="certificate_of_eligibility",
        subject="case",
        capability="forms.make",
        only={"application_type": "coe"},
    ),
    MadeForm(slug="employment_contract", subject="contract", capability="forms.make"),
    MadeForm(slug="employment_conditions", subject="contract", capability="forms.make"),
    MadeForm(slug="remuneration_explanation", subject="contract", capability="forms.make"),
    MadeForm(slug="recruitment_explanation", subject="worker", capability="forms.make"),
    MadeForm(slug="skill_transfer_declaration", subject="worker", capability="forms.make"),
    MadeForm(slug="medical_examination", subject="worker", capability="forms.make"),
)
