"""5-4, 5-7, 5-12, 5-13 and 1-25: what is on record stands in the right boxes, and what is not is named."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms import (
    consultation_record,
    job_change_report,
    payment_certificate,
    support_contract_explanation,
    support_not_done_reasons,
)
from compliance.employment.condition_services import set_conditions
from compliance.employment.payroll_services import enter_payroll
from compliance.employment.services import end_contract
from compliance.organizations.services import change_support_contract
from support_plans.models import SupportTask
from support_plans.services.consultations import close_consultation, receive_consultation
from support_plans.services.logs import record_support
from support_plans.services.tasks import defer_task

FILED_ON = date(2026, 11, 23)
QUARTER = (date(2026, 10, 1), date(2026, 12, 31))


def made(module, row, user=None, **facts):
    return module.collect(row, filed_on=FILED_ON, language="ja", user=user, **facts)


def missing(form):
    return {lack.key for lack in form.missing}


# --- 5-4


@pytest.fixture
def consulted(lan, kimura):
    def receive(day, **facts):
        usual = {"channel": "phone", "topic": "給与", "content": "残業代が少ないと思う。", "language": "vi"}
        return receive_consultation(worker=lan, by=kimura, received_on=day, **usual | facts)

    return receive


@pytest.mark.django_db
def test_the_consultations_of_the_quarter_are_listed_in_order(lan, kimura, consulted):
    consulted(date(2026, 11, 20))
    closed = consulted(date(2026, 10, 5), topic="寮", content="隣の部屋がうるさい。")
    close_consultation(
        consultation=closed, by=kimura, response="管理会社が注意した。", closed_on=date(2026, 10, 9)
    )
    consulted(date(2026, 9, 30))
    form = made(consultation_record, lan, kimura, period=QUARTER)
    lines = [
        tuple(row[name].value for name in ("worker", "content", "response", "handler"))
        for row in form.rows_of("consultations")
    ]
    assert lines == [
        ("NGUYEN THI LAN", "寮\n隣の部屋がうるさい。", "管理会社が注意した。", "Kimura"),
        ("NGUYEN THI LAN", "給与\n残業代が少ないと思う。", "", "Kimura"),
    ]
    # The second one is open: its outcome is not known yet.
    (lack,) = form.missing
    assert (lack.row, str(lack.label), lack.place) == (2, "対応結果", "consultation")


@pytest.mark.django_db
def test_a_quarter_without_consultations_is_complete_as_it_is(lan, kimura):
    form = made(consultation_record, lan, kimura, period=QUARTER)
    assert form.rows_of("consultations") == ()
    assert form.is_complete
    assert not form.edition.is_verified


@pytest.mark.django_db
def test_a_consultation_in_a_language_not_understood_is_listed_with_a_warning(lan, kimura, consulted):
    consulted(date(2026, 11, 20), language="ja")
    form = made(consultation_record, lan, kimura, period=QUARTER)
    assert len(form.rows_of("consultations")) == 1
    assert form.warnings == ("consultation_not_acceptable",)


# --- 5-7


@pytest.mark.django_db
def test_a_month_paid_in_cash_is_certified(lan, sato):
    set_conditions(contract=lan.contracts.get(), by=sato, closing_day=20)
    month = enter_payroll(
        worker=lan, year=2026, month=10, by=sato, working_days=21, regular_hours=168, gross=215_000,
        bonus=10_000, tax=5_000, net=220_000, paid_on=date(2026, 10, 31), method="cash",
    )  # fmt: skip
    form = made(payment_certificate, month)
    assert (form["paid_month"].value, form["gross"].value, form["net"].value) == ("10", "225,000", "220,000")
    assert (form["from_on"].day, form["to_on"].day) == (date(2026, 9, 21), date(2026, 10, 20))
    assert (form["nationality"].value, form["sex"].value) == ("ベトナム", "female")
    assert form["card_number"].is_identifying
    assert form.is_complete


@pytest.mark.django_db
def test_without_conditions_the_days_paid_for_are_not_guessed(lan, sato):
    month = enter_payroll(
        worker=lan, year=2026, month=10, by=sato, working_days=21, regular_hours=168, gross=215_000,
        method="cash",
    )  # fmt: skip
    assert missing(made(payment_certificate, month)) == {"from_on", "to_on", "net", "paid_on"}


@pytest.mark.parametrize(
    ("closing_day", "days"),
    [
        (31, (date(2026, 2, 1), date(2026, 2, 28))),
        (15, (date(2026, 1, 16), date(2026, 2, 15))),
        (None, (None, None)),
    ],
)
def test_the_days_paid_for_close_in_the_month(closing_day, days):
    assert payment_certificate.pay_period(2026, 2, closing_day) == days


# --- 5-12


@pytest.mark.django_db
def test_support_for_a_change_of_job_is_reported(lan, sato, aoki):
    end_contract(contract=lan.contracts.get(), by=sato, ended_on=date(2026, 11, 20), reason="employer")
    record_support(
        worker=lan, by=aoki, obligation="job_change", performed_on=date(2026, 11, 18), mode="in_person",
        language="vi", content="ハローワークへ同行した。", outcome="求人2件に応募",
    )  # fmt: skip
    form = made(job_change_report, lan, aoki)
    assert (form["ended_on"].day, form["end_reason"].words) == (date(2026, 11, 20), "特定技能所属機関の都合")
    (row,) = form.rows_of("actions")
    assert (row["content"].value, row["outcome"].value) == ("ハローワークへ同行した。", "求人2件に応募")
    assert form.edition.wording["unverified"]["ja"] == "内容のみ既知・公式様式の配置は未確認"


@pytest.mark.django_db
def test_without_an_end_and_without_support_that_is_named(lan, aoki):
    assert missing(made(job_change_report, lan, aoki)) == {"ended_on", "end_reason", "actions"}


# --- 5-13


@pytest.mark.django_db
def test_support_put_off_or_overdue_asks_for_its_reason(lan, kimura):
    def task(obligation, due_on, **facts):
        return SupportTask.objects.create(
            worker=lan, obligation=obligation, kind=obligation, key=f"{obligation}:{due_on}", due_on=due_on,
            safe_on=due_on, **facts,
        )  # fmt: skip

    put_off = task("japanese_learning", date(2026, 12, 1))
    defer_task(task=put_off, by=kimura, until_on=date(2026, 12, 20), reason="教室の開講が延期されたため")
    task("interaction", date(2026, 11, 20))
    task("life_orientation", date(2026, 11, 1), state="done", done_on=date(2026, 11, 1))
    task("accompaniment", date(2026, 12, 15))
    form = made(support_not_done_reasons, lan, kimura)
    first, second = form.rows_of("supports")
    assert (first["planned_on"].day, first["reason"].value) == (date(2026, 11, 20), "")
    assert (second["reason"].value, second["put_off_until"].day) == (
        "教室の開講が延期されたため", date(2026, 12, 20),
    )  # fmt: skip
    assert [(lack.row, str(lack.label)) for lack in form.missing] == [(1, "実施していない理由")]


# --- 1-25


@pytest.mark.django_db
def test_the_support_contract_is_explained(lan, kita_contract, sato):
    change_support_contract(
        contract=kita_contract, by=sato, concluded_on=date(2025, 3, 15), monthly_fee=25_000,
        ends_on=date(2027, 3, 31),
    )  # fmt: skip
    lan.refresh_from_db()
    form = made(support_contract_explanation, lan)
    assert (form["applicant"].value, form["body"].value) == ("NGUYEN THI LAN", "きた支援センター")
    number = kita_contract.support_organization.registration_number
    assert f"{form['body_number_1'].value}登-{form['body_number_2'].value}" == number
    assert (form["is_all"].value, form["monthly_fee"].value) == ("yes", "25,000")
    assert (form["concluded_on"].day, form["ends_on"].day) == (date(2025, 3, 15), date(2027, 3, 31))
    assert form.is_complete


@pytest.mark.django_db
def test_what_is_not_known_of_the_support_contract_is_named(lan):
    assert missing(made(support_contract_explanation, lan)) == {"concluded_on", "monthly_fee", "ends_on"}
    lan.support_contract = None
    assert missing(made(support_contract_explanation, lan)) == {
        "body", "body_number_1", "body_number_2", "concluded_on", "is_all", "monthly_fee",
        "starts_on", "ends_on",
    }  # fmt: skip
