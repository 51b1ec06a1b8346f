"""A support plan, looked at by every rule of the form: what it lacks, what contradicts, what to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from compliance.reckoning.plan_facts import finding_codes
from compliance.reckoning.plan_rows import (
    draft_days,
    guidance_topics,
    orientation_topics,
    plan_choices,
    plan_row,
    plan_rows,
    row_items,
    row_keys,
    row_methods,
)
from compliance.reckoning.support_plan import (
    BLOCK,
    LANGUAGE_PARTS,
    WARN,
    HousingFacts,
    MunicipalityFacts,
    PlanFacts,
    PlannedLanguage,
    PlannedRow,
    may_be_agreed,
    plan_findings,
)

CREATED = date(2026, 11, 20)
NOT_DONE = {
    "housing_lease",
    "housing_company",
    "japanese_teacher",
    "japanese_classes",
    "job_change_placement",
}


def filled_row(kind):
    done = kind.key not in NOT_DONE and not kind.free_entry
    methods = {box: "" for box in kind.boxes if box in {"in_person", "information"}}
    return PlannedRow(
        key=kind.key,
        will_do=done,
        timing="随時" if done and not kind.preset else "",
        reason="" if done else "ほかの方法による",
        person="青木 恵（主任）",
        methods=methods or dict.fromkeys(kind.boxes[:1], "成田"),
    )


WHOLE = PlanFacts(
    author="青木 恵",
    language="vi",
    created_on=CREATED,
    contract_concluded_on=date(2026, 11, 2),
    starts_on=date(2027, 1, 12),
    application_on=date(2026, 11, 24),
    signed_on=date(2026, 11, 21),
    own_office_given=True,
    manager="佐藤 健",
    manager_department="総務部",
    worker_department="製造部",
    officer_count=2,
    is_neutral=True,
    rows=tuple(filled_row(kind) for kind in plan_rows(CREATED)),
    languages={part: PlannedLanguage(language="vi") for part in LANGUAGE_PARTS},
    staff_languages=("ja", "vi"),
    worker_languages=("vi",),
    guidance_hours=Decimal(3),
    orientation_hours=Decimal(8),
    consultation_days=("monday", "wednesday", "friday", "saturday"),
    consultation_methods={"in_person": "", "phone": "03-1234-5678"},
    emergency_methods={"phone": "090-1234-5678"},
    housing=HousingFacts(
        secured_at="at_application",
        occupants=2,
        room_m2=Decimal(18),
        is_rent_charged=True,
        monthly_rent=25000,
        ownership="rented",
        rent_reason="賃料50,000円÷2人",
    ),
    contract_rent=25000,
    is_municipality_checked=True,
    workplace=MunicipalityFacts(name="埼玉県川口市", checked_on=date(2026, 11, 18), method="website"),
    interview_choice="both",
    placement_licensed=False,
)
ENTRUSTED_ALL = replace(
    WHOLE,
    delegation="all",
    own_office_given=False,
    support_body_given=True,
    support_body_registered_on=date(2024, 4, 1),
    support_body_expires_on=date(2029, 4, 1),
    is_neutral=None,
    is_proper=True,
)


def with_row(key, plan=WHOLE, **changes):
    rows = tuple(replace(row, **changes) if row.key == key else row for row in plan.rows)
    return replace(plan, rows=rows)


def without_rows(*keys):
    rows = tuple(
        replace(row, will_do=False, reason="ほかによる") if row.key in keys else row for row in WHOLE.rows
    )
    return replace(WHOLE, rows=rows)


def home(**changes):
    return replace(WHOLE, housing=replace(WHOLE.housing, **changes))


def looked_up(**changes):
    return replace(WHOLE, workplace=replace(WHOLE.workplace, **changes))


def spoken(part, language, interpreter=""):
    planned = PlannedLanguage(language=language, interpreter=interpreter)
    return replace(WHOLE, languages={**WHOLE.languages, part: planned})


def codes(plan, severity=None):
    found = plan_findings(plan, on=CREATED)
    return [(one.code, one.row) for one in found if severity in {None, one.severity}]


# Each: what is wrong with an otherwise whole plan, the one finding, where it stands, and whether it blocks.
WRONG = [
    ("a worker of another status", replace(WHOLE, status="ssw2"), "plan_not_owed", "worker", BLOCK),
    ("nobody drew it up", replace(WHOLE, author=" "), "author_missing", "closing", BLOCK),
    ("no language", replace(WHOLE, language=""), "plan_language_missing", "closing", BLOCK),
    ("no office", replace(WHOLE, own_office_given=False), "own_office_missing", "own_office", BLOCK),
    (
        "no support body",
        replace(ENTRUSTED_ALL, support_body_given=False, delegate="rso"),
        "support_body_missing",
        "support_body",
        BLOCK,
    ),
    (
        "office and support body",
        replace(WHOLE, support_body_given=True),
        "own_office_and_support_body",
        "delegation",
        BLOCK,
    ),
    (
        "registered later",
        replace(ENTRUSTED_ALL, support_body_registered_on=date(2026, 11, 21)),
        "support_body_not_registered",
        "support_body",
        BLOCK,
    ),
    (
        "registration ended the day before",
        replace(ENTRUSTED_ALL, support_body_expires_on=date(2026, 11, 19)),
        "support_body_expired",
        "support_body",
        BLOCK,
    ),
    (
        "registration ends before the start",
        replace(ENTRUSTED_ALL, support_body_expires_on=date(2026, 12, 31)),
        "support_body_expires_before_start",
        "support_body",
        WARN,
    ),
    ("no manager", replace(WHOLE, manager=""), "manager_missing", "own_office", BLOCK),
    ("no officer", replace(WHOLE, officer_count=0), "officers_missing", "own_office", BLOCK),
    ("not neutral", replace(WHOLE, is_neutral=False), "neutrality_not_ensured", "own_office", BLOCK),
    (
        "not said to be proper",
        replace(ENTRUSTED_ALL, is_proper=None),
        "properness_not_ensured",
        "support_body",
        BLOCK,
    ),
    (
        "manager of the same department",
        replace(WHOLE, manager_department="製造部"),
        "manager_in_same_department",
        "own_office",
        WARN,
    ),
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
    (
        "no language of orientation",
        spoken("life_orientation", ""),
        "language_missing",
        "life_orientation",
        BLOCK,
    ),
    (
        "nobody speaks it",
        replace(
            WHOLE,
            staff_languages=("ja",),
            languages={
                part: PlannedLanguage(language="vi", interpreter="" if part == "consultation" else "グエン")
                for part in LANGUAGE_PARTS
            },
        ),
        "language_without_speaker",
        "consultation",
        BLOCK,
    ),
    (
        "not understood",
        spoken("periodic_interview", "ja"),
        "language_not_understood",
        "periodic_interview",
        BLOCK,
    ),
    (
        "no hours of guidance",
        replace(WHOLE, guidance_hours=None),
        "hours_missing",
        "pre_arrival_guidance",
        BLOCK,
    ),
    (
        "orientation under four hours",
        replace(WHOLE, orientation_hours=Decimal("3.5")),
        "hours_below_minimum",
        "life_orientation",
        BLOCK,
    ),
    (
        "orientation of six hours",
        replace(WHOLE, orientation_hours=Decimal(6)),
        "hours_below_standard",
        "life_orientation",
        WARN,
    ),
    (
        "guidance of two hours",
        replace(WHOLE, guidance_hours=Decimal(2)),
        "hours_below_standard",
        "pre_arrival_guidance",
        WARN,
    ),
    ("no days", replace(WHOLE, consultation_days=()), "consultation_days_missing", "consultation", BLOCK),
    (
        "no day at a weekend",
        replace(WHOLE, consultation_days=("monday", "tuesday", "wednesday")),
        "consultation_days_below_standard",
        "consultation",
        WARN,
    ),
    (
        "no way to consult",
        replace(WHOLE, consultation_methods={}),
        "consultation_method_missing",
        "consultation",
        BLOCK,
    ),
    (
        "no way in an emergency",
        replace(WHOLE, emergency_methods={}),
        "emergency_method_missing",
        "consultation",
        BLOCK,
    ),
    (
        "a telephone without a number",
        replace(WHOLE, emergency_methods={"phone": ""}),
        "contact_detail_missing",
        "consultation",
        BLOCK,
    ),
    ("not said when secured", home(secured_at=""), "housing_secured_missing", "housing", BLOCK),
    ("not said how many live there", home(occupants=None), "occupants_missing", "housing", BLOCK),
    ("no size", home(room_m2=None), "room_size_missing", "housing", BLOCK),
    (
        "no size yet",
        home(room_m2=None, secured_at="after_application"),
        "room_size_open",
        "housing",
        WARN,
    ),
    ("14 square metres for two", home(room_m2=Decimal(14)), "room_below_standard", "housing", WARN),
    (
        "not said whether rent is charged",
        home(is_rent_charged=None),
        "rent_charged_missing",
        "housing",
        BLOCK,
    ),
    (
        "no rent, yet an amount",
        replace(home(is_rent_charged=False), contract_rent=0),
        "rent_details_without_rent",
        "housing",
        BLOCK,
    ),
    ("no amount", home(monthly_rent=None), "rent_amount_missing", "housing", BLOCK),
    ("whose house", home(ownership=""), "ownership_missing", "housing", BLOCK),
    ("rent not explained", home(rent_reason=""), "rent_reason_missing", "housing", BLOCK),
    ("another rent", replace(WHOLE, contract_rent=20000), "rent_differs_from_contract", "housing", BLOCK),
    (
        "rent of the contract unknown",
        replace(WHOLE, contract_rent=None),
        "rent_not_compared",
        "housing",
        WARN,
    ),
    (
        "online against the worker's wish",
        replace(
            with_row("interview", methods={"in_person_and_online": ""}), interview_choice="in_person_only"
        ),
        "online_not_chosen_by_worker",
        "interview",
        BLOCK,
    ),
    (
        "online, wish unknown",
        replace(with_row("interview", methods={"in_person_and_online": ""}), interview_choice=""),
        "interview_choice_open",
        "interview",
        WARN,
    ),
    (
        "measures not checked",
        replace(WHOLE, is_municipality_checked=None),
        "municipality_unchecked",
        "municipality",
        BLOCK,
    ),
    ("municipality not named", looked_up(name=""), "municipality_missing", "workplace", BLOCK),
    ("day of the check missing", looked_up(checked_on=None), "municipality_day_missing", "workplace", BLOCK),
    (
        "checked after the plan",
        looked_up(checked_on=date(2026, 11, 21)),
        "municipality_checked_after_plan",
        "workplace",
        BLOCK,
    ),
    ("how it was checked", looked_up(method="other"), "municipality_method_missing", "workplace", BLOCK),
    (
        "the home's municipality",
        replace(WHOLE, home=replace(WHOLE.workplace, method="")),
        "municipality_method_missing",
        "home",
        BLOCK,
    ),
    ("no day", replace(WHOLE, created_on=None), "created_on_missing", "days", BLOCK),
    (
        "before the contract",
        replace(WHOLE, contract_concluded_on=date(2026, 11, 21)),
        "created_before_contract",
        "days",
        BLOCK,
    ),
    (
        "after the application",
        replace(WHOLE, application_on=date(2026, 11, 19), signed_on=None),
        "created_after_application",
        "days",
        BLOCK,
    ),
    (
        "after the start",
        replace(WHOLE, starts_on=date(2026, 11, 16)),
        "created_after_start",
        "days",
        WARN,
    ),
    (
        "contract on the day of the start",
        replace(WHOLE, starts_on=date(2026, 11, 20), contract_concluded_on=date(2026, 11, 20)),
        "contract_not_before_start",
        "days",
        WARN,
    ),
    ("signed too soon", replace(WHOLE, signed_on=date(2026, 11, 19)), "signed_before_created", "days", BLOCK),
    (
        "signed too late",
        replace(WHOLE, signed_on=date(2026, 11, 25)),
        "signed_after_application",
        "days",
        BLOCK,
    ),
]
ELSEWHERE = {"delegation_not_allowed", "delegation_unconfirmed", "online_not_yet_allowed"}


@pytest.mark.parametrize("plan", [WHOLE, ENTRUSTED_ALL])
def test_a_whole_plan_has_nothing_against_it(plan):
    assert codes(plan) == []


@pytest.mark.parametrize(("plan", "code", "row", "severity"), [pytest.param(*w[1:], id=w[0]) for w in WRONG])
def test_one_thing_wrong_is_found_and_nothing_else(plan, code, row, severity):
    found = plan_findings(plan, on=CREATED)
    assert [(one.code, one.row, one.severity) for one in found] == [(code, row, severity)]
    assert may_be_agreed(found) is (severity == WARN)
    assert found[0].because
    assert found[0].field
    assert found[0].in_language("ja") != found[0].in_language("en")


def test_every_finding_the_rulebook_words_can_be_found():
    assert {code for _name, _plan, code, _row, _severity in WRONG} | ELSEWHERE == set(finding_codes(CREATED))


def test_an_empty_plan_lacks_every_row():
    found = plan_findings(PlanFacts(), on=CREATED)
    undecided = [one.row for one in found if one.code == "row_undecided"]
    assert undecided == list(row_keys())
    assert not may_be_agreed(found)


def test_pick_up_may_be_left_out_for_one_already_in_japan():
    changing = replace(
        with_row("arrival_transfer", will_do=False, reason="既に在留中のため"), already_in_japan=True
    )
    assert codes(changing) == []


def test_a_row_the_form_times_itself_needs_no_timing():
    assert codes(with_row("departure_transfer", timing="")) == []


def test_an_interpreter_speaks_for_the_staff():
    assert (
        codes(
            replace(
                WHOLE,
                staff_languages=("ja",),
                languages={
                    part: PlannedLanguage(language="vi", interpreter="通訳会社 グエン")
                    for part in LANGUAGE_PARTS
                },
            )
        )
        == []
    )


def test_the_same_employer_needs_fewer_hours():
    again = replace(WHOLE, same_site=True, guidance_hours=Decimal(1), orientation_hours=Decimal(4))
    assert codes(again) == []


def test_a_training_home_kept_by_wish_is_measured_by_its_bedroom():
    assert codes(home(room_m2=Decimal(10), bedroom_m2=Decimal(9), stays_by_wish=True)) == []
    assert codes(home(bedroom_m2=Decimal(8), stays_by_wish=True)) == [("room_below_standard", "housing")]


def test_radio_is_for_fishing_boats():
    assert codes(replace(with_row("interview", methods={"radio": ""}), field_code="fishery")) == []


def test_a_part_goes_to_anybody_until_2027_and_to_support_bodies_from_then():
    part = with_row(
        "bank_account", plan=replace(WHOLE, delegation="part"), is_entrusted=True, address="東京都港区"
    )
    assert codes(part) == []
    later = replace(
        part,
        created_on=date(2027, 4, 2),
        application_on=date(2027, 4, 5),
        starts_on=date(2027, 6, 1),
        signed_on=date(2027, 4, 3),
    )
    assert codes(later) == [("delegation_not_allowed", "delegation")]
    assert codes(replace(later, delegate="rso")) == [("delegation_unconfirmed", "delegation")]


def test_all_of_it_goes_to_a_support_body_alone():
    to_anybody = replace(ENTRUSTED_ALL, support_body_given=False, delegate="unregistered")
    assert ("delegation_not_allowed", "delegation") in codes(to_anybody, BLOCK)


def test_before_april_2025_no_interview_online_and_no_municipal_measures():
    old = replace(
        with_row("interview", methods={"in_person_and_online": ""}),
        created_on=date(2025, 3, 20),
        contract_concluded_on=date(2025, 3, 1),
        application_on=date(2025, 3, 25),
        signed_on=date(2025, 3, 21),
        starts_on=date(2025, 5, 1),
        is_municipality_checked=None,
        workplace=MunicipalityFacts(),
    )
    assert codes(old) == [("online_not_yet_allowed", "interview")]


def test_the_form_has_thirty_four_rows_under_nine_headings():
    rows = plan_rows(CREATED)
    assert len(rows) == 34
    assert [row.key for row in rows] == list(row_keys())
    assert sorted({row.heading for row in rows}) == [str(number) for number in range(1, 10)]
    assert [row.key for row in rows if row.preset] == [
        "departure_transfer",
        "consultation",
        "interview_report",
    ]
    assert len([row for row in rows if row.free_entry]) == 10


@pytest.mark.parametrize("row", plan_rows(CREATED), ids=lambda row: row.key)
def test_a_row_is_named_and_carries_the_forms_own_words(row):
    assert {row.in_language(lang) for lang in ("ja", "en", "vi")} == {row.ja, row.en, row.vi}
    assert len(row_items(row.key, on=CREATED)) == len(row.letters)
    assert [method.slug for method in row_methods(row, on=CREATED)] == list(row.boxes)
    if not row.free_entry and not row.preset:
        assert row.usual_timing["ja"]


def test_the_topics_are_ten_and_six():
    assert [topic.letter for topic in guidance_topics(CREATED)] == list("abcdefghij")
    assert [topic.letter for topic in orientation_topics(CREATED)] == list("abcdef")


def test_the_choices_are_those_of_the_form():
    assert [day.slug for day in plan_choices("consultation_days", on=CREATED)][-3:] == [
        "saturday",
        "sunday",
        "holiday",
    ]
    assert [one.in_language("ja") for one in plan_choices("interview_choice", on=CREATED)] == [
        "対面とオンラインの併用",
        "対面のみ",
    ]
    assert plan_row("interview", on=CREATED).boxes == ("in_person", "in_person_and_online", "radio")


def test_a_draft_proposes_its_days():
    days = draft_days(
        starts_on=date(2027, 1, 12),
        contract_concluded_on=date(2026, 11, 2),
        application_on=date(2026, 11, 24),
        on=CREATED,
    )
    assert (days.created_on, days.guidance_on, days.orientation_on) == (
        date(2026, 11, 23),
        date(2026, 11, 12),
        date(2027, 1, 26),
    )
    assert draft_days(starts_on=date(2027, 1, 12), on=CREATED).created_on == date(2027, 1, 9)
