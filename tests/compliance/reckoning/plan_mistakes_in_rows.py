"""One mistake each in an otherwise whole plan: the rows of part IV."""

from __future__ import annotations

from dataclasses import replace

from compliance.reckoning.support_plan import BLOCK, WARN
from tests.compliance.reckoning.plans import ENTRUSTED_ALL, WHOLE, with_row, without_rows

# What is wrong, the one finding, where it stands, and whether it blocks.
MISTAKES = [
    ("a row undecided", with_row("utilities", will_do=None), "row_undecided", "utilities", BLOCK),
    ("a timing missing", with_row("orientation", timing=" "), "row_timing_missing", "orientation", BLOCK),
    ("a reason missing", with_row("housing_lease", reason=""), "row_reason_missing", "housing_lease", BLOCK),
    (
        "own support without words",
        with_row("interaction_other", will_do=True),
        "row_content_missing",
        "interaction_other",
        BLOCK,
    ),
    (
        "consultation left out",
        with_row("consultation", will_do=False, reason="不要"),
        "mandatory_row_left_out",
        "consultation",
        BLOCK,
    ),
    (
        "pick-up left out though abroad",
        with_row("arrival_transfer", will_do=False, reason="不要"),
        "mandatory_row_left_out",
        "arrival_transfer",
        BLOCK,
    ),
    (
        "no housing at all",
        without_rows("housing_search"),
        "choice_group_empty",
        "housing_search",
        BLOCK,
    ),
    (
        "no Japanese at all",
        without_rows("japanese_materials"),
        "choice_group_empty",
        "japanese_classes",
        BLOCK,
    ),
    (
        "no help with the next job",
        without_rows("job_change_information", "job_change_hello_work", "job_change_recommendation"),
        "choice_group_empty",
        "job_change_information",
        BLOCK,
    ),
    (
        "placement without a licence",
        with_row("job_change_placement", will_do=True, timing="随時"),
        "placement_without_licence",
        "job_change_placement",
        BLOCK,
    ),
    (
        "placement, licence unknown",
        replace(
            with_row("job_change_placement", will_do=True, timing="随時"),
            placement_licensed=None,
        ),
        "placement_licence_unknown",
        "job_change_placement",
        WARN,
    ),
    (
        "a row entrusted beside all",
        with_row("bank_account", plan=ENTRUSTED_ALL, is_entrusted=True, address="東京都"),
        "row_entrusted_under_full_delegation",
        "bank_account",
        BLOCK,
    ),
    (
        "a row entrusted in self-support",
        with_row("bank_account", is_entrusted=True, address="東京都"),
        "row_entrusted_in_self_support",
        "bank_account",
        BLOCK,
    ),
    (
        "part entrusted, no row",
        replace(WHOLE, delegation="part"),
        "delegated_part_not_named",
        "delegation",
        BLOCK,
    ),
    (
        "paid leave entrusted",
        with_row("job_change_leave", is_entrusted=True),
        "row_cannot_be_entrusted",
        "job_change_leave",
        BLOCK,
    ),
    (
        "interview entrusted",
        with_row("interview", plan=replace(WHOLE, delegation="part"), is_entrusted=True, address="東京都"),
        "interview_entrusted_in_part_only",
        "interview",
        WARN,
    ),
    (
        "entrusted to nobody",
        with_row(
            "bank_account",
            plan=replace(WHOLE, delegation="part"),
            is_entrusted=True,
            person="",
            address="東京都",
        ),
        "entrusted_name_missing",
        "bank_account",
        BLOCK,
    ),
    (
        "entrusted without an address",
        with_row("bank_account", plan=replace(WHOLE, delegation="part"), is_entrusted=True),
        "entrusted_address_missing",
        "bank_account",
        BLOCK,
    ),
    ("nobody in charge of a row", with_row("interaction", person=""), "person_missing", "interaction", WARN),
    ("no manner", with_row("guidance", methods={}), "method_missing", "guidance", BLOCK),
    ("no manner, less grave", with_row("utilities", methods={}), "method_open", "utilities", WARN),
    (
        "another manner without words",
        with_row("guidance", methods={"other": " "}),
        "method_text_missing",
        "guidance",
        BLOCK,
    ),
    ("a strange manner", with_row("guidance", methods={"mail": ""}), "method_unknown", "guidance", BLOCK),
    (
        "radio on land",
        with_row("interview", methods={"radio": ""}),
        "method_of_another_field",
        "interview",
        BLOCK,
    ),
]
