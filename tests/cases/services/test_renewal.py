"""A renewal from the deadline to the granted card, through the services."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases import services
from cases.checks import run_checks
from cases.models import Case
from compliance.deadlines.models import Deadline
from compliance.residence.models import ResidenceCard


@pytest.fixture
def renewal(aoki, lan):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    return services.open_from_deadline(deadline=deadline, by=aoki)


def bring_all_papers(case, by):
    for paper in case.documents.filter(state__in=["needed", "requested"]):
        services.receive_paper(paper=paper, by=by, issued_on=date(2026, 11, 20))


def answer_what_checks_ask(case, by):
    services.answer_for_employer(
        organization=case.organization, answers={"council_member": True}, field="food_svc", by=by
    )
    services.answer_for_employer(
        organization=case.organization, answers={"had_separation": False, "had_missing": False}, by=by
    )
    services.answer_for_case(case=case, answers={"desired_months": 12}, by=by)


def prepared(case, by):
    bring_all_papers(case, by)
    answer_what_checks_ask(case, by)
    return services.prepare(case=case, by=by)


def filed(case, *, by, manager, on=date(2026, 11, 23), receipt="東26-0001"):
    prepared(case, by)
    services.approve(case=case, by=manager)
    return services.submit(
        case=case,
        by=by,
        submitted_on=on,
        channel="online",
        capacity="employer_staff",
        receipt_number=receipt,
    )


def test_it_opens_from_the_deadline_with_everything_known_filled_in(renewal, lan):
    assert (renewal.procedure, renewal.application_type, renewal.worker) == ("extension", "extension", lan)
    assert renewal.due_on == date(2027, 1, 31)
    assert renewal.field == "food_svc"
    assert renewal.title == "在留期間更新許可申請（特定技能）"
    assert renewal.documents.filter(line="from_worker").exists()
    assert renewal.documents.filter(line="we_make").exists()
    assert renewal.steps.filter(slug="file", due_on__isnull=False).exists()
    assert renewal.percent < 100


def test_the_same_deadline_opens_no_second_case(renewal, aoki, lan):
    for kind in ("extension_last_day", "card_expiry", "extension_opens"):
        deadline = Deadline.objects.get(worker=lan, kind=kind)
        assert services.open_from_deadline(deadline=deadline, by=aoki) == renewal
    assert Case.objects.count() == 1


def test_it_is_not_prepared_while_papers_are_missing(renewal, aoki):
    with pytest.raises(ValidationError, match="在留"):
        services.prepare(case=renewal, by=aoki)
    renewal.refresh_from_db()
    assert renewal.state == "preparing"


def test_a_renewal_runs_to_the_granted_card(renewal, aoki, sato, lan):
    filed(renewal, by=aoki, manager=sato)
    assert renewal.state == "waiting"
    assert Deadline.objects.get(worker=lan, kind="special_period_end", state="open").due_on == date(
        2027, 3, 31
    )
    services.grant(
        case=renewal,
        by=aoki,
        decided_on=date(2026, 11, 23),
        status="ssw1",
        months=12,
        expires_on=date(2028, 1, 31),
        card_number="PF11112222ER",
    )
    renewal.refresh_from_db()
    card = ResidenceCard.objects.current().get(worker=lan)
    assert (renewal.state, renewal.granted_card, card.expires_on) == ("granted", card, date(2028, 1, 31))
    assert renewal.fee_yen == 27_330
    assert ResidenceCard.objects.filter(worker=lan).count() == 2
    due = Deadline.objects.get(worker=lan, kind="extension_last_day", state="open")
    assert due.due_on == date(2028, 1, 31)
    assert [act.act for act in renewal.acts.all()] == ["open", "prepare", "approve", "submit", "grant"]


def test_checks_tell_what_is_not_known(renewal):
    found = {each.finding.check: each for each in run_checks(renewal)}
    assert found["council"].severity == "warn"
    assert found["card"].severity in {"ok", "warn"}
