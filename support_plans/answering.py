"""Who answers for what is open of support: the support body while it may, the employer else.

Facts decide: the support contract, the employment, the membership and the post of whoever is named.  Nobody
writes anything on the day one of them runs out, so what has fallen behind is also found as a state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from compliance.accounts.models import Membership
from compliance.deadlines.models import Responsible
from compliance.deadlines.sources import has_left
from compliance.employment.models import EmploymentContract
from support_plans.models import SupportStaff

if TYPE_CHECKING:
    from datetime import date

    from compliance.workers.models import Worker

TASK: Final = "support_task"
FOLLOW_UP: Final = "interview_follow_up"
CONSULTATION: Final = "consultation"
OF_SUPPORT: Final = (
    Q(subject__startswith=f"{TASK}:")
    | Q(subject__startswith=f"{FOLLOW_UP}:")
    | Q(subject__startswith=f"{CONSULTATION}:")
)


def is_entrusted(worker: Worker, on: date) -> bool:
    """A support contract runs for the worker."""
    contract = worker.support_contract
    return contract is not None and (contract.ends_on is None or contract.ends_on >= on)


def is_supported(worker: Worker, on: date) -> bool:
    """A body supports the worker at work: what is open once the employment is over is the employer's.

    What the end of a contract itself calls for are tasks, and stay with the body.
    """
    return is_entrusted(worker, on) and not is_employment_over(worker, on)


def is_employment_over(worker: Worker, on: date) -> bool:
    """The worker has left, or every contract has ended before that day."""
    contracts = [each for each in worker.contracts.all() if each.superseded_at is None]
    ended = [each.ended_on is not None and each.ended_on < on for each in contracts]
    return has_left(worker, on) or (bool(ended) and all(ended))


def is_there(person: str, on: date, *, worker: str = "worker") -> ExpressionWrapper[Q]:
    """Whether the person at that path can still see to it: a member of the employer or of the body.

    Whoever was entered as support staff of the body must still hold a post there.
    """
    body = f"{worker}__support_contract__support_organization"
    contract = f"{worker}__support_contract__ends_on"
    members = Membership.objects.current(on=on).filter(user=OuterRef(person), user__is_active=True)
    posts = SupportStaff.objects.filter(user=OuterRef(person), support_organization=OuterRef(body))
    runs = Q(**{f"{contract}__isnull": True}) | Q(**{f"{contract}__gte": on})
    holds_post = ~Q(Exists(posts)) | Q(Exists(posts.serving(on=on)))
    at_employer = Q(Exists(members.filter(organization=OuterRef(f"{worker}__organization"))))
    at_body = Q(Exists(members.filter(support_organization=OuterRef(body)))) & runs & holds_post
    return ExpressionWrapper(at_employer | at_body, output_field=BooleanField())


def out_of_date(on: date) -> Q:
    """Open deadlines of support that name a body or a person who no longer answers for them."""
    contract = "worker__support_contract"
    contracts = EmploymentContract.objects.current().filter(worker=OuterRef("worker"))
    runs_on = contracts.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))
    over = Q(worker__left_on__lte=on) | (Q(Exists(contracts)) & ~Q(Exists(runs_on)))
    ended = Q(**{f"{contract}__isnull": True}) | Q(**{f"{contract}__ends_on__lt": on})
    with_body = Q(responsible=Responsible.SUPPORT_BODY) & (
        ended | (over & ~Q(subject__startswith=f"{TASK}:"))
    )
    with_nobody = Q(assignee__isnull=False) & ~Q(is_there("assignee", on))
    return with_body | with_nobody


def given_back(on: date) -> Q:
    """Open deadlines of support that the employer answers for though a support contract runs again."""
    contract = "worker__support_contract"
    runs = Q(**{f"{contract}__ends_on__isnull": True}) | Q(**{f"{contract}__ends_on__gte": on})
    return Q(**{"responsible": Responsible.ORGANIZATION, f"{contract}__isnull": False}) & runs
