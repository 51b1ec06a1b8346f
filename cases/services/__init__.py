"""Writes of this room: cases from opening to decision, events, and the sheets that are made for them."""

from cases.services.answering import answer_for_case, answer_for_employer
from cases.services.deciding import answer_agency, grant, record_agency_request, refuse, withdraw
from cases.services.events import record_event, void_event
from cases.services.extension_form import (
    ExtensionSheet,
    prepare_extension,
    print_official_form,
    with_masked_numbers,
)
from cases.services.files import attach_file, note_hand_out, void_file
from cases.services.filing import abandon, approve, complete, prepare, reopen, send_back, submit
from cases.services.keeping import sync_case, sync_cases
from cases.services.opening import open_case, open_cases, open_from_deadline, plan_case
from cases.services.overriding import override_check, take_back_override
from cases.services.papers import (
    add_paper,
    ask_for_papers,
    leave_out_paper,
    receive_paper,
    receive_papers,
    review_paper,
    skip_step,
    take_step,
    undo_step,
    want_paper,
)

__all__ = [
    "ExtensionSheet",
    "abandon",
    "add_paper",
    "answer_agency",
    "answer_for_case",
    "answer_for_employer",
    "approve",
    "ask_for_papers",
    "attach_file",
    "complete",
    "grant",
    "leave_out_paper",
    "note_hand_out",
    "open_case",
    "open_cases",
    "open_from_deadline",
    "override_check",
    "plan_case",
    "prepare",
    "prepare_extension",
    "print_official_form",
    "receive_paper",
    "receive_papers",
    "record_agency_request",
    "record_event",
    "refuse",
    "reopen",
    "review_paper",
    "send_back",
    "skip_step",
    "submit",
    "sync_case",
    "sync_cases",
    "take_back_override",
    "take_step",
    "undo_step",
    "void_event",
    "void_file",
    "want_paper",
    "with_masked_numbers",
    "withdraw",
]
