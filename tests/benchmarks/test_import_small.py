"""The import benchmark, run small so that it cannot rot."""

from __future__ import annotations

import pytest

from tests.benchmarks import bench_import


@pytest.mark.slow
@pytest.mark.sqlite_only
def test_the_three_imports_are_measured():
    results = dict(bench_import.run("sqlite", 60))
    assert {name: result["summary"] for name, result in results.items()} == {
        "first import": {"new": 60, "changed": 0, "same": 0, "error": 0},
        "same file again": {"new": 0, "changed": 0, "same": 60, "error": 0},
        "a year later": {"new": 0, "changed": 60, "same": 0, "error": 0},
    }
    for result in results.values():
        assert result["seconds"] < bench_import.SECONDS_ALLOWED
        assert result["megabytes"] < bench_import.MEGABYTES_ALLOWED
