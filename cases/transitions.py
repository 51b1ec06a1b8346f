"""How a case may move: one table. What an act asks for besides is the affair of the service behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.models.choices import AT_THE_AGENCY, BEFORE_FILING, Kind, State

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from cases.models import Case

WRITE: Final = "cases.write"
APPROVE: Final = "cases.approve"
_EVERY_KIND: Final = tuple(Kind)
_FILED: Final = (Kind.APPLICATION, Kind.NOTIFICATION)
_OF_A_PERSON: Final = (Kind.WORKER_NOTICE, Kind.PROCESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One move: from which states, to which, who may, and for which kinds of case."""

    act: str
    title: StrOrPromise
    done: StrOrPromise
    sources: tuple[State, ...]
    target: State
    capability: str = WRITE
    kinds: tuple[Kind, ...] = _EVERY_KIND
    is_main: bool = False

    def fits(self, case: Case) -> bool:
        return case.state in self.sources and case.kind in self.kinds


TRANSITIONS: Final = (
    Transition(
        act="prepare",
        title=_("Preparation is finished"),
        done=_("Prepared: it waits for approval."),
        sources=(State.PREPARING,),
        target=State.PREPARED,
        kinds=_FILED,
        is_main=True,
    ),
    Transition(
        act="send_back",
        title=_("Send back to preparation"),
        done=_("It is back in preparation."),
        sources=(State.PREPARED, State.APPROVED),
        target=State.PREPARING,
    ),
    Transition(
        act="approve",
        title=_("Approve"),
        done=_("Approved: it is ready to file."),
        sources=(State.PREPARED,),
        target=State.APPROVED,
        capability=APPROVE,
        kinds=_FILED,
        is_main=True,
    ),
    Transition(
        act="submit",
        title=_("Record the submission"),
        done=_("The submission is recorded."),
        sources=(State.APPROVED,),
        target=State.WAITING,
        kinds=(Kind.APPLICATION,),
        is_main=True,
    ),
    # A notification is due within days: it may go out before a manager has looked at it, and is then done.
    Transition(
        act="submit",
        title=_("Record the submission"),
        done=_("The submission is recorded; its deadline is settled."),
        sources=(State.PREPARED, State.APPROVED),
        target=State.DONE,
        kinds=(Kind.NOTIFICATION,),
        is_main=True,
    ),
    Transition(
        act="complete",
        title=_("It is done"),
        done=_("The case is completed."),
        sources=(State.PREPARING,),
        target=State.DONE,
        kinds=_OF_A_PERSON,
        is_main=True,
    ),
    Transition(
        act="agency_asks",
        title=_("The agency asks for more"),
        done=_("The request is recorded; its day is in the ledger."),
        sources=AT_THE_AGENCY,
        target=State.ASKED,
        kinds=(Kind.APPLICATION,),
    ),
    Transition(
        act="answer_agency",
        title=_("Answer the agency"),
        done=_("The answer is recorded; the case waits for the decision."),
        sources=(State.ASKED,),
        target=State.WAITING,
        kinds=(Kind.APPLICATION,),
        is_main=True,
    ),
    Transition(
        act="grant",
        title=_("Granted"),
        done=_("Granted: what follows from it is recorded and in the ledger."),
        sources=AT_THE_AGENCY,
        target=State.GRANTED,
        kinds=(Kind.APPLICATION,),
        is_main=True,
    ),
    Transition(
        act="refuse",
        title=_("Refused"),
        done=_("The refusal is recorded."),
        sources=AT_THE_AGENCY,
        target=State.REFUSED,
        kinds=(Kind.APPLICATION,),
    ),
    Transition(
        act="withdraw",
        title=_("Withdraw the application"),
        done=_("The application is withdrawn."),
        sources=AT_THE_AGENCY,
        target=State.WITHDRAWN,
        kinds=(Kind.APPLICATION,),
    ),
    Transition(
        act="abandon",
        title=_("Abandon the case"),
        done=_("The case is abandoned."),
        sources=BEFORE_FILING,
        target=State.ABANDONED,
    ),
    Transition(
        act="reopen",
        title=_("Take it up again"),
        done=_("The case is open again."),
        sources=(State.ABANDONED,),
        target=State.PREPARING,
    ),
)

ACTS: Final = tuple(dict.fromkeys(move.act for move in TRANSITIONS))
_NOT_YET: Final[dict[State, StrOrPromise]] = {
    State.PREPARING: _("The submission cannot come before the preparation is finished."),
    State.PREPARED: _("A manager approves the application before it is submitted."),
}
_DECISIONS: Final = frozenset({"agency_asks", "grant", "refuse", "withdraw"})


def transition_of(case: Case, act: str) -> Transition:
    """The move, or the reason why there is none from where the case stands."""
    for move in TRANSITIONS:
        if move.act == act and move.fits(case):
            return move
    raise ValidationError(_why_not(case, act), code="wrong_state")


def offered(case: Case, user: Any) -> list[Transition]:
    """The moves this person may make of this case now, in the order of the table."""
    return [
        move
        for move in TRANSITIONS
        if move.fits(case) and user.can(move.capability, organization_id=case.organization_id)
    ]


def _why_not(case: Case, act: str) -> StrOrPromise:
    if not any(case.kind in move.kinds for move in TRANSITIONS if move.act == act):
        return _("A case of this kind has no such step.")
    if act in _DECISIONS and case.state in BEFORE_FILING:
        return _("The decision cannot come before the submission: record the submission first.")
    if act == "submit" and case.state in _NOT_YET:
        return _NOT_YET[State(case.state)]
    if case.state in AT_THE_AGENCY:
        return _("The application is at the agency already.")
    if case.is_open:
        return _("This cannot be done from where the case stands.")
    return _("The case is closed.")
