"""The grid of a month: what was typed stays, one bad row stops no other, totals are checked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from compliance.audit.models import AuditEntry
from compliance.employment.models import PayrollRecord
from compliance.employment.payroll_services import enter_payroll
from compliance.employment.services import conclude_contract
from compliance.workers.services import register_worker

OCTOBER = {
    "working_days": "21",
    "regular_hours": "168:00",
    "overtime_hours": "12.5",
    "gross": "¥２４５,０００",
    "overtime_pay": "20,000",
    "commuting": "8000",
    "tax": "5000",
    "social_insurance": "32000",
    "employment_insurance": "1470",
    "net": "206530",
    "paid_on": "R8.11.15",
    "method": "transfer",
}


@pytest.fixture
def minh(yamada):
    worker = register_worker(organization=yamada, name="TRAN VAN MINH", employee_number="1002", by="tests")
    conclude_contract(worker=worker, starts_on=date(2025, 4, 1), field="food_svc", by="tests")
    return worker


def row(worker, **cells):
    return {f"w{worker.pk}-{name}": value for name, value in cells.items()}


def test_a_month_is_entered_as_payroll_writes_it(client_as, aoki, lan):
    answer = client_as(aoki).post("/desk/payroll/?month=2026-10", row(lan, **OCTOBER))
    assert answer.status_code == 302
    stored = PayrollRecord.objects.get(worker=lan)
    assert (stored.year, stored.month, stored.working_days) == (2026, 10, 21)
    assert (stored.regular_hours, stored.overtime_hours) == (Decimal(168), Decimal("12.5"))
    assert (stored.gross, stored.bonus, stored.expected_net) == (245_000, 0, 206_530)
    assert AuditEntry.objects.filter(verb="payroll.entered").count() == 1


def test_one_bad_row_stops_no_other_and_nothing_typed_is_lost(client_as, aoki, lan, minh):
    bad = {**OCTOBER, "gross": "10000", "commuting": "abc"}
    answer = client_as(aoki).post("/desk/payroll/?month=2026-10", row(lan, **OCTOBER) | row(minh, **bad))
    assert answer.status_code == 422
    assert PayrollRecord.objects.filter(worker=lan).exists()
    assert not PayrollRecord.objects.filter(worker=minh).exists()
    assert 'value="abc"' in answer.content.decode()


def test_totals_that_do_not_agree_are_said_and_do_not_block(client_as, aoki, lan):
    client = client_as(aoki)
    client.post("/desk/payroll/?month=2026-10", row(lan, **{**OCTOBER, "net": "206500"}))
    page = client.get("/desk/payroll/?month=2026-10").content.decode()
    assert "206,530" in page
    assert "206,500" in page


def test_parts_beyond_the_pay_are_refused(lan):
    with pytest.raises(ValidationError) as refused:
        enter_payroll(
            worker=lan,
            year=2026,
            month=10,
            working_days=21,
            regular_hours=Decimal(168),
            gross=10_000,
            commuting=20_000,
            by="tests",
        )
    assert "gross" in refused.value.message_dict


def test_a_month_to_come_is_refused(lan):
    with pytest.raises(ValidationError) as refused:
        enter_payroll(
            worker=lan, year=2026, month=12, working_days=1, regular_hours=Decimal(8), gross=1, by="tests"
        )
    assert "month" in refused.value.message_dict


def test_who_is_employed_in_the_month_is_on_the_grid(client_as, aoki, lan, minh):
    client = client_as(aoki)
    listed = client.get("/desk/payroll/?month=2026-10").context["rows"]
    assert [one.worker.name for one in listed] == ["NGUYEN THI LAN", "TRAN VAN MINH"]
    assert client.get("/desk/payroll/?month=2025-03").context["rows"] == []


def test_only_hr_opens_payroll(client_as, kimura, kansa, gyoda, mori_hr, lan):
    enter_payroll(
        worker=lan,
        year=2026,
        month=10,
        working_days=21,
        regular_hours=Decimal(168),
        gross=245_000,
        by="tests",
    )
    for nobody in (kimura, kansa, gyoda):
        assert client_as(nobody).get("/desk/payroll/").status_code == 403
        assert client_as(nobody).get("/api/v1/payroll/").status_code == 403
    assert not PayrollRecord.objects.visible_to(kimura).exists()
    assert client_as(mori_hr).get("/desk/payroll/?month=2026-10").context["rows"] == []


def test_the_export_is_read_back_by_the_import(client_as, aoki, lan, minh):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = client_as(aoki)
    client.post("/desk/payroll/?month=2026-10", row(lan, **OCTOBER))
    exported = client.get("/desk/payroll/?month=2026-10&format=csv").content
    text = exported.decode("utf-8-sig").replace("245000", "255000")
    file = SimpleUploadedFile("kyuyo.csv", text.encode("utf-8-sig"))
    preview = client.post("/imports/payroll/", {"organization": lan.organization_id, "file": file})
    states = {line["who"]: line["state"] for line in preview.context["rows"]}
    assert states == {"NGUYEN THI LAN": "changed", "TRAN VAN MINH": "error"}
    assert PayrollRecord.objects.get(worker=lan).gross == 245_000
    done = client.post("/imports/payroll/confirm/", {"signed": preview.context["signed"]})
    assert done.status_code == 302
    assert PayrollRecord.objects.get(worker=lan).gross == 255_000
    assert not PayrollRecord.objects.filter(worker=minh).exists()


def test_a_sealed_preview_cannot_be_altered_or_used_by_another(client_as, aoki, mori_hr, lan):
    assert client_as(aoki).post("/imports/payroll/confirm/", {"signed": "x"}).status_code == 302
    assert not PayrollRecord.objects.exists()
    assert client_as(mori_hr).post("/imports/payroll/confirm/", {"signed": "x"}).status_code == 302
