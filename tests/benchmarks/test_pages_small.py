"""The page benchmark, run small so that it cannot rot: right pages, few queries.  Time is not judged here."""

from __future__ import annotations

from datetime import date

import pytest

from tests.benchmarks.bench_pages import LIMIT_QUERIES, measure, report
from tests.benchmarks.dataset import build, sizes


def test_the_sizes_add_up():
    assert sizes(100_000, 200, 5_000)[0] == 5_000
    assert sum(sizes(100_000, 200, 5_000)) == 100_000


@pytest.fixture
def hr(db):
    return build(workers=130, organizations=4, largest=70, due=20, on=date(2026, 11, 23))


def test_each_page_answers_with_few_queries(hr):
    rows = measure(hr, runs=1)
    assert all(row.queries > 0 for row in rows)
    assert {row.page: row.queries for row in rows if row.queries > LIMIT_QUERIES} == {}
    assert "ledger" in report(rows, "test", 0.0)
