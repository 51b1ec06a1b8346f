"""通算6年の特例: a sixth year for those who nearly passed the SSW (ii) tests."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """What one test needs to be passed, and what was scored."""

    __test__ = False  # pytest takes classes named so for tests

    pass_mark: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SixYearRoute:
    open: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def six_year_route(
    *, results: Sequence[TestResult], pledged: bool, employer_continues: bool, accepted_on: date
) -> SixYearRoute:
    """The agency's terms: near enough in every test needed, the pledge made, and an employer that goes on."""
    route = rule("residence/six_year_route", accepted_on=accepted_on)
    if not results:
        raise ImpossibleFacts("results", "give the result of every test needed for SSW (ii).")
    if any(result.pass_mark <= 0 or result.score < 0 for result in results):
        raise ImpossibleFacts("results", "give a pass_mark above zero and a score of zero or more.")
    needed = Fraction(route.value["percent_of_pass_mark"], 100)
    near_enough = all(_exactly(result.score) >= needed * _exactly(result.pass_mark) for result in results)
    return SixYearRoute(open=near_enough and pledged and employer_continues, because=(route,))


def _exactly(mark: float) -> Fraction:
    """The mark as written: 52.8 is no binary fraction, and just under it would fail 80 % of 66."""
    return Fraction(str(mark))
