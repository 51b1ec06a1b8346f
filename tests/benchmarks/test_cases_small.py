"""The benchmark of cases, run small so that it cannot rot: right pages, few queries."""

from __future__ import annotations

from datetime import date

from tests.benchmarks import bench_cases, bench_pages
from tests.benchmarks.dataset import build


def test_board_and_list_answer_with_few_queries(db):
    hr = build(workers=60, organizations=2, largest=55, due=5, on=date(2026, 11, 23))
    bench_cases.build_cases(count=120, on=date(2026, 11, 23))
    rows = bench_pages.measure(hr, runs=1, pages=bench_cases.PAGES)
    assert {row.page: row.queries for row in rows if row.queries > bench_pages.LIMIT_QUERIES} == {}
