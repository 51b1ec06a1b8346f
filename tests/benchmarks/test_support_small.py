"""The benchmark of support, run small so that it cannot rot.  Time is not judged."""

from __future__ import annotations

import pytest

from tests.benchmarks import bench_pages
from tests.benchmarks.bench_support import LIMIT_QUERIES, PAGES, plant


@pytest.mark.django_db
def test_each_page_of_support_answers_with_few_queries():
    rows = bench_pages.measure(
        plant(60), runs=1, pages=PAGES | {"duty matrix, last page": "/plans/matrix/?page=2"}
    )

    assert {row.page: row.queries for row in rows if row.queries > LIMIT_QUERIES} == {}
