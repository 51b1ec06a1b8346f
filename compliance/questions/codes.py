"""What the codes of warnings and findings say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from .case_codes import CASE_CODES
from .support_codes import SUPPORT_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Wording

CODES: Final[Mapping[str, Wording]] = {
    "law_unsettled": _("The law on this is unsettled: have it confirmed before relying on it."),
    # fields
    "field_opening_unconfirmed": _(
        "A listed field may not be open in practice yet: confirm with the ministry."
    ),
    "ceiling_unconfirmed": _("The ceiling was not read from the official table: confirm it."),
    "industry_table_superseded": _("The table is that of 2019: check the field's current annex."),
    "industry_table_incomplete": _("Industries added since 2022 are not in the table: check the annex."),
    "not_decided_by_industry_code": _(
        "This field is not decided by industry codes; the rule names its conditions."
    ),
    "exemption_table_superseded": _(
        "The table of occupations is that of 2019: check the field's current annex."
    ),
    "exemption_table_unknown": _("No table of exempt occupations is known for this field."),
    "field_language_test_not_waived": _("The field's own Japanese test is not waived."),
    "higher_language_level_not_waived": _("Some work in this field asks for N3, which is not waived."),
    # filing
    "coe_suspended": _("No certificates of eligibility are issued in this field for now."),
    "change_refused_in_principle": _(
        "Changes into this field are refused in principle; ask which exceptions are examined."
    ),
    "already_ssw1_in_field_not_given": _(
        "Say whether the person is already SSW (i) in this field: others are refused in principle."
    ),
    "council_not_member": _("The employer must be a member of the field's council before filing."),
    "jaim_not_member": _("The employer must be on the roster of JAIM before filing."),
    "jaim_member_not_given": _("Say whether the employer is on the roster of JAIM, which this field needs."),
    "council_to_join_after_first_worker": _(
        "The council must be joined soon after the first worker is taken in."
    ),
    "council_unconfirmed": _("The council of this field is unconfirmed: ask the ministry."),
    "care_headcount_exceeded": _("There would be more SSW (i) than full-time care staff."),
    "care_headcount_not_examined": _("Give both the full-time care staff and the SSW (i) already there."),
    "involuntary_separation_within_window": _(
        "An involuntary separation falls within the year before the contract, or after it."
    ),
    "separation_not_examined": _("Give the day of the contract to examine the separation."),
    "language_level_too_low": _("The level of Japanese is below what SSW (i) asks for."),
    "higher_language_level_unsettled": _(
        "Some work in this field asks for N3; what is in force now is not settled."
    ),
    "field_language_test_needed": _("The field's own Japanese test is needed as well."),
    # support
    "mode_not_allowed": _("Support cannot be given this way."),
    "mode_unusual": _("This is an unusual way to give this support."),
    "too_short": _("It was too short to count."),
    "shorter_than_standard": _("It was shorter than the standard; note the reason."),
    "language_not_understood": _("The language is none the worker understands."),
    "redelegation_not_allowed": _("A support organization may not pass support on to others."),
    "online_interview_conditions_to_confirm": _(
        "Online interviews need the consent of worker and supervisor, and a recording."
    ),
    "interview_not_face_to_face": _("The rule asks for a meeting face to face."),
    "remote_interviews_were_tolerated_for_a_time": _(
        "The rule asked for a meeting face to face; remote ones are said to have been tolerated for a time."
    ),
    "some_interviews_desirable_in_person": _(
        "The first interview, the first by a new interviewer and one a year are desirable in person."
    ),
    "worker_consents": _("The worker's consent"),
    "supervisor_consents": _("The supervisor's consent"),
    "recorded": _("A recording"),
    "delegated_part_named_in_plan": _("Name the delegated part in the support plan."),
    "delegation_rule_unconfirmed": _("This rule on delegation is not yet confirmed."),
    # stay
    "month_end_count_unconfirmed": _("At month ends two ways of counting differ: plan for the earlier day."),
    "opening_unknown_for_short_period": _("For short periods the day filing opens is not known."),
    "grant_length_unsettled": _("Whether so long a period is granted on landing is disputed."),
    "period_list_changed_on_unknown_day": _("The list of periods changed on a day we do not know."),
    "formerly_granted_period": _("Such a period was granted formerly; look at the card."),
    "filed_on_next_open_day_unconfirmed": _(
        "It was filed on the first open day after the expiry; whether that is in time is unconfirmed."
    ),
    "confirm_with_records": _(
        "Stays with breaks: confirm the total with the records of entry and departure."
    ),
    "no_counted_stay_on_that_day": _(
        "Nobody stays as SSW (i) on that day; the cap supposes a stay from then."
    ),
    "stay_kind_unknown": _("The kind of a stay is unknown; it was counted by its status alone."),
    "exclusion_not_yet_approved": _("An exclusion is asked for but not yet approved; it is not counted."),
    "exclusion_not_allowed": _("Leave that cannot be excluded was left in the count."),
    "cap_reached": _("The cap is reached on that day."),
    "short_balance": _("Less is left of the cap than the agency recommends."),
    "leave_before_rule_began": _(
        "The leave was taken before the rule began; whether it counts is unsettled."
    ),
    "longer_than_in_principle": _("The leave is longer than is excluded in principle."),
    "longer_than_allowed": _("The leave is longer than can be excluded."),
    # notifications
    "day_zero_unsettled": _("From which day the count starts is unsettled: the earlier one is taken."),
    "rule_changes_before_last_day": _("The rule changes before the last day: say when it is filed."),
    "narrower_scope_at_that_time": _("At that time only wrongdoing had to be notified."),
    "event_before_rule_began": _(
        "It happened before the rule began; how far the rule reaches it is unsettled."
    ),
    "closed_last_day_unsettled": _(
        "The last day is a closed day; whether the next open day is in time is unsettled."
    ),
    **CASE_CODES,
    **SUPPORT_CODES,
}
