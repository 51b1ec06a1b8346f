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
        papers=("application_change",),
    ),
    MadeForm(
        slug="extension_of_stay_v",
        subject="case",
        capability="forms.make",
        only={"application_type": "extension"},
        papers=("application_extension",),
    ),
    MadeForm(
        slug="certificate_of_eligibility",
        subject="case",
        capability="forms.make",
        only={"application_type": "coe"},
        papers=("application_coe",),
    ),
    MadeForm(
        slug="employment_contract",
        subject="contract",
        capability="forms.make",
        papers=("employment_contract",),
    ),
    MadeForm(
        slug="employment_conditions",
        subject="contract",
        capability="forms.make",
        papers=(
            "employment_conditions",
            "wage_payment",
        ),
    ),
    MadeForm(
        slug="remuneration_explanation",
        subject="contract",
        capability="forms.make",
        papers=("pay_explanation",),
    ),
    MadeForm(
        slug="recruitment_explanation",
        subject="worker",
        capability="forms.make",
        papers=("employment_background",),
    ),
    MadeForm(
        slug="skill_transfer_declaration",
        subject="worker",
        capability="forms.make",
        papers=("skills_transfer_statement",),
    ),
    MadeForm(slug="medical_examination", subject="worker", capability="forms.make", papers=("health_check",)),
    MadeForm(
        slug="list_of_applicants",
        subject="case",
        capability="forms.make",
        only={"kind": "application"},
        papers=("applicant_list",),
    ),
    MadeForm(
        slug="document_list_1",
        subject="case",
        capability="forms.make",
        collector="cases.official_forms.document_list.collect_table_1",
        only={"application_type": "change"},
        papers=("document_checklist",),
    ),
    MadeForm(
        slug="document_list_2",
        subject="case",
        capability="forms.make",
        collector="cases.official_forms.document_list.collect_table_2",
        only={"kind": "application"},
        papers=("document_checklist",),
    ),
    MadeForm(
        slug="document_list_3_food_svc",
        subject="case",
        capability="forms.make",
        collector="cases.official_forms.document_list.collect_table_3_food",
        only={"kind": "application", "field": "food_svc"},
        papers=("document_checklist",),
    ),
    MadeForm(
        slug="second_status_work_pledge",
        subject="worker",
        capability="forms.make",
        papers=("second_status_duties_pledge",),
    ),
    MadeForm(
        slug="reentry_period_statement",
        subject="stay_exclusion",
        capability="forms.make",
        collector="cases.official_forms.total_stay_statements.collect_reentry",
        only={"kind": "reentry_denied"},
        papers=("reentry_statement",),
    ),
    MadeForm(
        slug="leave_period_statement",
        subject="stay_exclusion",
        capability="forms.make",
        collector="cases.official_forms.total_stay_statements.collect_leave",
        never={"kind": "reentry_denied"},
        papers=("leave_statement",),
    ),
    MadeForm(
        slug="beyond_total_stay_statement",
        subject="six_year_route",
        capability="forms.make",
        papers=("beyond_cap_statement",),
    ),
)
