"""Followers of facts are told once of what changed together."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from compliance.deadlines.services import posting_once, repost
from compliance.employment.services import end_contract


@pytest.fixture
def told(monkeypatch, lan, budi):
    """What each follower is told of, in order."""
    heard = []
    for path in {path for paths in settings.FACT_FOLLOWERS.values() for path in paths}:
        monkeypatch.setattr(path, lambda facts, on, path=path: heard.append((path, facts, on)))
    return heard


def test_facts_that_change_together_are_told_together(told, lan):
    (contract,) = lan.contracts.all()
    end_contract(contract=contract, ended_on=date(2026, 11, 20), reason="worker_resigned", by="tests")
    together = {"contract": [contract.pk], "worker": [lan.pk]}
    assert told == [
        ("support_plans.schedule.follow", together, date(2026, 11, 23)),
        ("cases.services.following.follow", together, date(2026, 11, 23)),
    ]


def test_facts_changed_in_bulk_are_told_once_at_the_end(told, lan, budi):
    with posting_once():
        repost("worker", [lan.pk])
        repost("worker", [lan.pk, budi.pk])
        repost("employer_facts", [lan.organization_id])
        assert told == []
    workers, employers, day = sorted([lan.pk, budi.pk]), [lan.organization_id], date(2026, 11, 23)
    assert told == [
        ("support_plans.schedule.follow", {"worker": workers}, day),
        ("cases.services.following.follow", {"worker": workers, "employer_facts": employers}, day),
    ]


def test_of_no_fact_nobody_is_told(told):
    repost("worker", [])
    assert told == []
