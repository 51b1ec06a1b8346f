"""Facts that cannot be."""

from __future__ import annotations


class ImpossibleFacts(ValueError):  # noqa: N818 - the message says what cannot be
    """Facts that contradict each other or the law; `fact` names the one to mend."""

    def __init__(self, fact: str, problem: str) -> None:
        self.fact = fact
        self.problem = problem
        super().__init__(f"{fact}: {problem}")
