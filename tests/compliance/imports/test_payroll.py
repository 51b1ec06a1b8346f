"""Payroll files as offices keep them: headings, numbers, hours, and what is wrong row by row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from compliance.imports.payroll.plan import plan_payroll
from compliance.imports.problems import UnreadableFile
from compliance.workers.services import register_worker

TODAY = date(2026, 11, 23)
HEADINGS = "社員番号,氏名,年月,出勤日数,労働時間,残業時間,総支給額,残業手当,通勤手当,社会保険料,差引支給額\n"


def planned(yamada, text, month=None):
    return plan_payroll(organization=yamada, content=text.encode(), month=month, today=TODAY)


def test_numbers_and_hours_are_read_as_they_are_written(yamada, lan):
    plan = planned(
        yamada,
        HEADINGS
        + "1001,NGUYEN THI LAN,2026年10月分,21,168:30,12時間15分,"
        + '"¥245,000","20,000円",８０００,32000,213000\n',
    )
    (row,) = plan.rows
    assert (row.state, row.year, row.month) == ("new", 2026, 10)
    assert row.facts["regular_hours"] == Decimal("168.50")
    assert row.facts["overtime_hours"] == Decimal("12.25")
    assert (row.facts["gross"], row.facts["overtime_pay"], row.facts["commuting"]) == (245_000, 20_000, 8_000)
    assert row.warnings == []


def test_each_wrong_cell_is_named_and_the_other_rows_stand(yamada, lan):
    plan = planned(
        yamada,
        "給与一覧 2026年10月\n"
        + HEADINGS
        + "1001,NGUYEN THI LAN,2026-10,21,168,0,245000,0,0,0,245000\n"
        + "9999,NOBODY,2026-10,x,168,0,245000,0,0,0,245000\n"
        + ",NGUYEN THI LAN,2026-13,21,168,0,,0,0,0,0\n"
        + "合計,,,42,336,0,490000,0,0,0,490000\n",
    )
    assert [row.state for row in plan.rows] == ["new", "error", "error"]
    assert {name for name, _said in plan.rows[1].errors} == {"working_days", "employee_number"}
    assert {name for name, _said in plan.rows[2].errors} == {"month", "gross"}


def test_the_same_worker_and_month_twice_is_refused(yamada, lan):
    line = "1001,NGUYEN THI LAN,2026-10,21,168,0,245000,0,0,0,245000\n"
    plan = planned(yamada, HEADINGS + line + line)
    assert [row.state for row in plan.rows] == ["new", "error"]


def test_a_name_that_several_bear_needs_the_number(yamada, lan):
    register_worker(organization=yamada, name="NGUYEN THI LAN", employee_number="1009", by="tests")
    plan = planned(yamada, HEADINGS + ",NGUYEN THI LAN,2026-10,21,168,0,245000,0,0,0,245000\n")
    assert plan.rows[0].state == "error"


def test_a_file_without_months_needs_one_said(yamada, lan):
    text = "社員番号,出勤日数,労働時間,総支給額\n1001,21,168,245000\n"
    with pytest.raises(UnreadableFile):
        planned(yamada, text)
    assert planned(yamada, text, month=(2026, 10)).rows[0].state == "new"


def test_a_file_of_something_else_says_what_is_needed(yamada):
    with pytest.raises(UnreadableFile):
        planned(yamada, "品目,数量\nりんご,3\n")
