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
    MadeForm(
        slug="list_of_applicants", subject="case", capability="forms.make", only={"kind": "application"}
    ),
    MadeForm(
        slug="document_list_1",
        subject="case",
        capability="forms.make",
        collector="cases.official_forms.document_list.collect_table_1",
        only={"application_type": "change"},
    ),
    MadeForm(
        slug="document_list_2",
        subject="case",
        capability="forms.make",
        collector="cases.official_forms.document_list.collect_table_2",
        only={"kind": "application"},
    ),
    MadeForm(
        slug="document_list_3_food_svc",
        subject="case",
        capability="forms.make",
        collector="cases.official_forms.document_list.collect_table_3_food",
        only={"kind": "application", "field": "food_svc"},
    ),
    MadeForm(slug="second_status_work_pledge", subject="worker", capability="forms.make"),
    MadeForm(
        slug="reentry_period_statement",
        subject="stay_exclusion",
        capability="forms.make",
        collector="cases.official_forms.total_stay_statements.collect_reentry",
        only={"kind": "reentry_denied"},
    ),
    MadeForm(
        slug="leave_period_statement",
        subject="stay_exclusion",
        capability="forms.make",
        collector="cases.official_forms.total_stay_statements.collect_leave",
        never={"kind": "reentry_denied"},
    ),
    MadeForm(slug="beyond_total_stay_statement", subject="six_year_route", capability="forms.make"),
)
