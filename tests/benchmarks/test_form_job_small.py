"""The benchmark of a quarter's interview reports, run small so that it cannot rot."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench_form_job import measure, plant, table


@pytest.mark.slow
@pytest.mark.django_db
def test_a_quarter_of_reports_is_made_as_one_job(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = measure(plant(12), plain=1)
    assert (found.documents, found.made, found.steps) == (12, 12, 3)
    assert found.made_ms < found.plain_ms
    assert "12 of 12 documents" in table(found, "here")
