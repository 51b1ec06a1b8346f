"""The measurement of official forms still runs."""

from __future__ import annotations

from tests.cases.official_forms.bench_render import draw_picture, measure


def test_every_sample_is_measured_and_the_picture_is_drawn(tmp_path):
    found = measure(1)
    assert [pages for _name, pages, _took in found] == [1, 1, 2]
    draw_picture(tmp_path / "draft.png")
    assert (tmp_path / "draft.png").stat().st_size > 10_000
