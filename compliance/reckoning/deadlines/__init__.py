"""Facts to deadlines: each function takes the dates of one fact and gives what falls due because of it."""

from .cards import card_deadlines, coe_deadlines
from .catalogue import DeadlineKind, deadline_kind, deadline_kinds
from .employment import (
    contract_changed_deadlines,
    contract_ended_deadlines,
    contract_term_deadlines,
    difficulty_deadlines,
    hiring_deadlines,
    inactivity_deadlines,
    new_contract_deadlines,
    nonconformity_deadlines,
    not_started_deadlines,
)
from .reports import annual_report_deadlines
from .second_status import manufacturing_window_deadlines
from .stays import total_stay_deadlines, transition_preparation_deadlines
from .support import (
    consultation_deadlines,
    interview_deadlines,
    interview_follow_up_deadlines,
    orientation_deadlines,
    support_body_deadlines,
    support_contract_deadlines,
    support_difficulty_deadlines,
    support_plan_change_deadlines,
    support_task_due,
)
from .workers import address_deadlines, passport_deadlines, without_activity_deadlines

__all__ = [
    "DeadlineKind",
    "address_deadlines",
    "annual_report_deadlines",
    "card_deadlines",
    "coe_deadlines",
    "consultation_deadlines",
    "contract_changed_deadlines",
    "contract_ended_deadlines",
    "contract_term_deadlines",
    "deadline_kind",
    "deadline_kinds",
    "difficulty_deadlines",
    "hiring_deadlines",
    "inactivity_deadlines",
    "interview_deadlines",
    "interview_follow_up_deadlines",
    "manufacturing_window_deadlines",
    "new_contract_deadlines",
    "nonconformity_deadlines",
    "not_started_deadlines",
    "orientation_deadlines",
    "passport_deadlines",
    "support_body_deadlines",
    "support_contract_deadlines",
    "support_difficulty_deadlines",
    "support_plan_change_deadlines",
    "support_task_due",
    "total_stay_deadlines",
    "transition_preparation_deadlines",
    "without_activity_deadlines",
]
