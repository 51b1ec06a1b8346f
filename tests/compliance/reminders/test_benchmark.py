"""The benchmark, small, so that it cannot rot."""

from __future__ import annotations

import pytest

from compliance.common import clock
from compliance.deadlines.models import Deadline
from tests.benchmarks.bench_reminders import measure, report
from tests.benchmarks.dataset import build


@pytest.mark.django_db
def test_planning_is_measured_and_its_statements_do_not_grow():
    build(workers=60, organizations=4, largest=20, due=50, on=clock.today())
    nothing, due, again = measure(on=clock.today(), runs=2)
    assert (nothing.reminders, again.reminders) == (0, 0)
    assert due.reminders >= 50
    assert nothing.statements == again.statements < due.statements <= 15
    assert "open deadlines" in report([nothing, due, again], "an engine", Deadline.objects.count())
