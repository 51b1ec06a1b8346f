"""Which pledges of the field a submission keeps: those that went in with it."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from cases.form_making.models import FiledCopy
from compliance.audit.models import AuditEntry


@pytest.fixture
def submitted(complete, aoki, sato, django_capture_on_commit_callbacks):
    """Submits the complete renewal; gives which forms were kept and which are named as not kept."""

    def submit():
        services.prepare(case=complete, by=aoki)
        services.approve(case=complete, by=sato)
        with django_capture_on_commit_callbacks(execute=True):
            services.submit(
                case=complete,
                by=aoki,
                submitted_on=date(2026, 11, 20),
                channel="online",
                capacity="employer_staff",
                receipt_number="東26-0001",
            )
        named = AuditEntry.objects.filter(verb="official_form.not_kept")
        return (
            set(FiledCopy.objects.values_list("official_form", flat=True)),
            {entry.details["official_form"] for entry in named},
        )

    return submit


def test_a_whole_pledge_is_kept_and_one_without_the_bodys_address_is_named(submitted):
    kept, named = submitted()
    assert "field_pledge_food_svc" in kept
    assert "field_pledge_food_svc_support_body" in named


def test_a_pledge_that_was_left_out_is_neither_kept_nor_missed(complete, aoki, submitted):
    paper = complete.documents.get(slug="field_pledge_support_body")
    services.want_paper(paper=paper, by=aoki)
    services.leave_out_paper(paper=paper, reason="前回提出済み", by=aoki)
    kept, named = submitted()
    assert "field_pledge_food_svc" in kept
    assert "field_pledge_food_svc_support_body" not in kept | named
