"""The table of moves: closed, reachable, and each with a capability a role has."""

from __future__ import annotations

import pytest

from cases.acts import ACTS as SCREEN_ACTS
from cases.models.choices import CLOSED, OPEN, Kind, State
from cases.screens.verbs import act_title
from cases.transitions import ACTS, TRANSITIONS
from compliance.accounts.roles import CAPABILITIES


def test_every_state_is_open_or_closed():
    assert set(OPEN) | set(CLOSED) == set(State)
    assert not set(OPEN) & set(CLOSED)


@pytest.mark.parametrize("kind", list(Kind))
def test_from_every_state_a_case_can_reach_an_end(kind):
    moves = [move for move in TRANSITIONS if kind in move.kinds]
    reached, waiting = {State.PREPARING}, [State.PREPARING]
    while waiting:
        here = waiting.pop()
        onward = {move.target for move in moves if here in move.sources}
        assert onward or here in CLOSED, f"{kind}: no way on from {here}"
        waiting += onward - reached
        reached |= onward
    assert State.DONE in reached or State.GRANTED in reached


def test_each_move_has_its_screen_its_words_and_somebody_who_may():
    allowed = frozenset().union(*CAPABILITIES.values())
    assert set(SCREEN_ACTS) == set(ACTS)
    for move in TRANSITIONS:
        assert move.capability in allowed
        assert act_title(move.act) != move.act
    # One state and kind never has two meanings of the same act.
    for move in TRANSITIONS:
        for other in TRANSITIONS:
            if move is not other and move.act == other.act and set(move.kinds) & set(other.kinds):
                assert not set(move.sources) & set(other.sources)
