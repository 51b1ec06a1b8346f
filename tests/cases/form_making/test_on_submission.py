"""A submission keeps the forms of its case."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from cases.form_making.models import FiledCopy
from cases.form_making.services.filing import intact_file
from compliance.audit.models import AuditEntry


@pytest.fixture
def submit(aoki, lan, django_capture_on_commit_callbacks):
    def submitted():
        recorded = services.record_event(
            organization=lan.organization,
            kind="acceptance_difficult",
            worker=lan,
            happened_on=date(2026, 11, 18),
            reason="missing",
            note="11月18日から出勤せず、連絡が取れない。",
            by=aoki,
        )
        case = next(one for one in recorded.cases if one.official_form == "3-4")
        for paper in case.documents.all():
            services.receive_paper(paper=paper, by=aoki)
        services.prepare(case=case, by=aoki)
        with django_capture_on_commit_callbacks(execute=True):
            services.submit(
                case=case,
                by=aoki,
                submitted_on=date(2026, 11, 23),
                channel="online",
                capacity="employer_staff",
                receipt_number="届-1",
            )
        return case

    return submitted


def test_what_is_whole_is_kept_with_its_receipt_and_what_is_not_is_named(submit):
    case = submit()

    kept = {copy.official_form: copy for copy in FiledCopy.objects.all()}
    lacking = {
        entry.details["official_form"]: entry.details["reason"]
        for entry in AuditEntry.objects.filter(verb="official_form.not_kept")
    }
    assert (list(kept), list(lacking)) == (["difficulty_explanation"], ["difficulty_notice"])
    assert all(
        (copy.subject_id, copy.filed_on, copy.purpose) == (case.pk, date(2026, 11, 23), "届-1")
        for copy in kept.values()
    )
    assert all(intact_file(copy).startswith(b"%PDF") for copy in kept.values())
    assert "下書き" in lacking["difficulty_notice"]
    assert case.state == "done"
