"""The benchmark of applications in bulk, run small so that it cannot rot."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench_applications import APPLICATIONS, drawn_full, plant
from tests.benchmarks.bench_form_job import measure


# On one engine: the time goes into drawing, not into the database.
@pytest.mark.slow
@pytest.mark.once
@pytest.mark.django_db
def test_applications_are_made_as_one_job(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = measure(plant(6), plain=1, bulk=APPLICATIONS)
    assert (found.documents, found.made, found.steps) == (6, 6, 2)
    assert found.made_ms < found.plain_ms


@pytest.mark.slow
@pytest.mark.once
def test_full_applications_are_drawn_without_the_reference():
    assert "0 by the reference, 0 failed" in drawn_full(2, plain=0)
