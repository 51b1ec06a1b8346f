"""A batch stays fast, and its benchmark runs."""

from __future__ import annotations

from tests.benchmarks.bench_explain import LINES, SECONDS_ALLOWED, batch, measure


def test_a_thousand_questions_take_their_share_of_the_limit() -> None:
    lines = batch(LINES // 10)
    measure(lines[:100])
    taken, answered, _size = min(measure(lines) for _run in range(3))
    assert answered == LINES // 10
    assert taken <= SECONDS_ALLOWED / 10
