"""A renewal at each stage of its life."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from compliance.deadlines.models import Deadline
from compliance.organizations.eligibility_services import declare


@pytest.fixture
def renewal(aoki, lan):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    return services.open_from_deadline(deadline=deadline, by=aoki)


@pytest.fixture
def complete(renewal, aoki):
    """Every paper is here, and what the checks ask is answered."""
    papers = list(renewal.documents.filter(state__in=["needed", "requested"]))
    services.receive_papers(papers=papers, by=aoki, issued_on=date(2026, 11, 20))
    services.answer_for_employer(
        organization=renewal.organization, answers={"council_member": True}, field="food_svc", by=aoki
    )
    for question in ("involuntary_separation", "missing_persons"):
        declare(organization=renewal.organization, key=question, answer=False, by=aoki)
    services.answer_for_case(case=renewal, answers={"desired_months": 12}, by=aoki)
    return renewal


@pytest.fixture
def filed(complete, aoki, sato):
    services.prepare(case=complete, by=aoki)
    services.approve(case=complete, by=sato)
    return services.submit(
        case=complete,
        by=aoki,
        submitted_on=date(2026, 11, 20),
        channel="online",
        capacity="employer_staff",
        receipt_number="東26-0001",
    )
