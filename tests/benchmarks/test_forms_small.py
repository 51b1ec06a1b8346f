"""The benchmark of official forms, run small so that it cannot rot."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench_forms import SAMPLE, measure, table


@pytest.mark.once
def test_both_ways_are_measured():
    found = measure(SAMPLE, count=20, plain=1)
    assert found.by_reference == 0
    assert found.fast_ms < found.plain_ms
    assert SAMPLE in table([found])
