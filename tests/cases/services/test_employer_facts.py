"""What the employer's record says is not asked again: checks and papers of open cases rest on it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cases import services
from cases.checks import run_checks
from compliance.deadlines.calendar import repost_by_calendar
from compliance.deadlines.models import Deadline
from compliance.organizations.eligibility_services import add_separation_report, declare
from compliance.organizations.services import change_organization

NOBODY = {
    "japanese_involuntary": 0,
    "foreign_involuntary": 0,
    "missing_ssw": 0,
    "missing_trainees": 2,
    "missing_trainees_by_fault": 0,
}


def _still_asked(case):
    return {name for found in run_checks(case) for name in found.finding.missing}


@pytest.mark.parametrize("way", ["counted", "declared"])
def test_counts_and_declarations_answer_for_separations_and_missing_persons(way, renewal, aoki):
    assert {"had_separation", "had_missing"} <= _still_asked(renewal)
    if way == "counted":
        add_separation_report(
            organization=renewal.organization, as_of_on=date(2026, 11, 1), by=aoki, **NOBODY
        )
    else:
        for question in ("involuntary_separation", "missing_persons"):
            declare(organization=renewal.organization, key=question, answer=False, by=aoki)

    assert not {"had_separation", "had_missing"} & _still_asked(renewal)


def test_a_separation_counted_outweighs_a_declared_no_and_its_day_is_asked(renewal, aoki):
    declare(organization=renewal.organization, key="involuntary_separation", answer=False, by=aoki)
    facts = NOBODY | {"japanese_involuntary": 1}
    add_separation_report(organization=renewal.organization, as_of_on=date(2026, 11, 1), by=aoki, **facts)
    assert "separation_on" in _still_asked(renewal)

    services.answer_for_employer(
        organization=renewal.organization, answers={"separation_on": "2026-06-30"}, by=aoki
    )
    services.answer_for_case(case=renewal, answers={"contract_on": "2026-11-01"}, by=aoki)
    stands = {found.finding.check for found in run_checks(renewal) if found.stands_in_the_way}
    assert "separations" in stands


def test_the_record_of_the_employer_changes_the_papers_of_open_cases_at_once(aoki, lan, yamada):
    services.answer_for_employer(organization=yamada, answers={"uses_online_systems": False}, by=aoki)
    case = services.open_case(organization=yamada, worker=lan, procedure="change_of_employer", by=aoki)
    registry = case.documents.get(slug="company_registry")
    assert registry.state == "needed"

    change_organization(organization=yamada, is_corporation=False, by=aoki)

    registry.refresh_from_db()
    assert registry.state == "not_needed"
    assert case.documents.get(slug="proprietor_resident_record").state == "needed"


def test_the_page_shows_what_is_recorded_and_does_not_ask_it(renewal, aoki, client_as):
    page = client_as(aoki).get(reverse("cases:employer", args=[renewal.organization_id]))

    assert not {"had_separation", "had_missing", "employer_kind", "track_record"} & set(
        page.context["employer_form"].fields
    )
    assert reverse("desk:declarations", args=[renewal.organization_id]) in page.content.decode()


def test_the_days_of_steps_follow_the_ledger_day_by_day(renewal, lan):
    step = renewal.steps.get(slug="file")
    Deadline.objects.filter(worker=lan, kind="extension_last_day").update(safe_on=date(2026, 12, 20))

    repost_by_calendar(on=date(2026, 11, 24))

    step.refresh_from_db()
    assert step.due_on == date(2026, 12, 20)
