"""What the codes of cases say: legality of work, checks before filing, notifications, the annual report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Wording

CASE_CODES: Final[Mapping[str, Wording]] = {
    # the window of the manufacturing test
    "window_not_announced": _(
        "The window of the next round is not known yet: this is the day to look it up, not its last day."
    ),
    "window_as_entered": _("The window is the one entered with the case."),
    "window_unconfirmed": _("The days of the window are not confirmed: look them up."),
    # legality of work
    "no_card_recorded": _("No residence card is recorded."),
    "before_the_permission": _("The permission had not been given yet."),
    "earlier_card_not_recorded": _(
        "An earlier card is not recorded: what held before this permission is not known."
    ),
    "card_expired_without_application": _("The card had expired and no application was filed in time."),
    "applied_after_expiry": _("The application came after the period of stay had ended."),
    "no_special_period_for_short_stay": _("A stay of thirty days or less has no special period."),
    "special_period_over": _("The special period is over."),
    "application_refused_or_withdrawn": _("The application was refused or withdrawn."),
    "permission_given_but_card_not_recorded": _("Permission was given, but the new card is not recorded."),
    "decided_on_that_very_day": _("The decision came that very day: it decides from then on."),
    "card_reported_lapsed": _("The agency reported the card as lapsed."),
    "lapse_check_unclear": _("The lapse check gave no clear answer."),
    "day_of_permission_not_recorded": _("The day of the permission is not recorded."),
    "application_receipt_missing": _("The receipt of the application is missing: keep it as proof."),
    "lapse_check_missing": _("No lapse check since the application: make one and keep the answer."),
    "status_allows_no_work": _("The status allows no work without a permission for other activities."),
    "other_activities_within_their_limits": _(
        "Work is allowed within the limits of the permission for other activities."
    ),
    "status_allows_its_own_activity_only": _(
        "The status allows its own activity alone: check that this work is part of it."
    ),
    "status_not_recognised": _("The status of residence is not recognised."),
    "field_not_designated": _("Another field is designated: this work needs a change permission first."),
    "employer_not_designated": _(
        "Another employer is designated: work here needs a change permission first."
    ),
    "designation_not_recorded": _("What the designation paper says is not recorded."),
    "designated_employer_not_recorded": _("The employer named on the designation paper is not recorded."),
    "designated_field_not_compared": _(
        "The designated field could not be compared: enter it and that of the contract."
    ),
    "no_contract_recorded": _("No employment contract is recorded."),
    "contract_not_begun": _("The employment contract had not begun."),
    "contract_ended": _("The employment contract had ended."),
    "contract_term_passed": _("The agreed term has passed; neither a renewal nor an end is recorded."),
    "total_stay_cap_passed": _("The five years of SSW (i) had been used up."),
    "printed_expiry_differs_from_count": _(
        "The printed expiry differs from the count: check the entry against the card."
    ),
    "period_longer_than_law_allows": _("The period of stay is longer than the law allows: check the entry."),
    # checks before filing
    "check_in_order": _("In order."),
    "check_not_asked_for": _("Not asked for in this filing."),
    "check_lacks_facts": _("Facts are missing: enter them to have this examined."),
    "rule_not_in_force_then": _("No rule was in force on that day."),
    "field_not_listed": _("The field is not open to this status on that day."),
    "missing_person_within_window": _(
        "Somebody went missing by the employer's fault within a year before the contract, or after it."
    ),
    "missing_person_fault_not_examined": _("Somebody went missing: say whether it was the employer's fault."),
    "construction_headcount_exceeded": _("In construction no more SSW (i) than full-time staff."),
    "construction_headcount_not_examined": _(
        "Give both the full-time staff and the SSW (i) in construction."
    ),
    "guidance_not_given": _("The guidance must be given before filing."),
    "guidance_after_filing": _("The guidance is dated after the filing."),
    "guidance_on_the_day_of_filing": _(
        "The guidance is dated on the day of filing: check that it came first."
    ),
    "skills_test_neither_passed_nor_exempt": _("The field's skills test is neither passed nor waived."),
    "second_status_test_not_passed": _("The field's SSW (ii) test is not passed."),
    "five_years_used_up": _("The five years of SSW (i) are used up."),
    "asked_period_beyond_five_years": _("The period asked for reaches beyond the five years."),
    "stay_history_not_declared_complete": _("The history of stays is not declared complete."),
    "preparation_after_its_limit": _("Too much of the five years is used for transition preparation."),
    "period_cannot_be_granted": _("This period cannot be granted with the status."),
    "pay_below_japanese": _("The pay is below that of Japanese doing the same work."),
    "pay_below_minimum_wage": _("The hourly pay is below the minimum wage."),
    "hours_longer_than_regular_workers": _("The hours are longer than those of regular workers."),
    "weekly_hours_above_the_legal_limit": _(
        "The weekly hours lie above the legal limit: check for an exception."
    ),
    "less_than_full_time": _("Less than full time in principle."),
    "rent_differs_from_support_plan": _("The rent differs between contract and support plan."),
    "term_below_legal_minimum": _("A term lies below the legal minimum."),
    "support_costs_charged_to_worker": _("Support costs are charged to the worker."),
    "initial_housing_costs_charged_to_worker": _("Initial costs of housing are charged to the worker."),
    "dates_out_of_order": _("Two dates on the papers are out of order."),
    "start_later_than_a_month_after_permission": _("Work starts later than a month after the permission."),
    "certificate_too_old": _("The paper is too old at filing: get a new one."),
    "certificate_older_than_advised": _("The paper is older than advised: a newer one is safer."),
    "certificate_issued_after_filing": _("The paper is dated after the filing."),
    "support_body_number_malformed": _(
        "The registration number of the support organization has another form."
    ),
    "support_body_registration_lapsed": _("The registration of the support organization has lapsed."),
    "support_body_not_yet_registered": _("The support organization was not registered yet."),
    "support_not_delegable_to_unregistered": _(
        "This much support may be entrusted to a registered organization only."
    ),
    "support_body_term_not_recorded": _("Until when the support organization is registered is not recorded."),
    "card_number_malformed": _("The card number has another form: check the entry."),
    "card_period_longer_than_possible": _(
        "The card's period is longer than can be granted: check the entry."
    ),
    "card_expiry_differs_from_count": _("The card's expiry differs from the count: check the entry."),
    "card_expired_before_filing": _("The period of stay ended before the filing."),
    "extension_not_yet_open": _("Extensions are taken from about three months before the expiry."),
    # notifications of a contract change
    "minor_changes_unsettled": _(
        "Taken for a minor change; which changes are minor is unsettled: notify where in doubt."
    ),
    "terms_under_no_heading": _("An entry changed that no heading names: it is notified to be safe."),
    "change_of_work_needs_permission": _("Another field or work category needs a change permission first."),
    "headings_incomplete_then": _("The headings of the form in use then are known in part only."),
    # five-year counter
    "calendar_and_day_count_differ": _(
        "Counted by the calendar and in days the five years end on different days: the earlier is alerted."
    ),
    "exclusion_to_be_requested_now": _("Exclusions or the sixth year are asked for about now."),
    "sixth_year_route_not_open": _("The route to a sixth year is not open."),
    # annual report
    "payroll_missing": _("Payroll is missing for months in which somebody was enrolled."),
    "averages_unsettled": _("How the averages are taken is unsettled: confirm with the instructions."),
    "raise_rate_formula_unsettled": _("The formula for the rate of raise is unsettled: confirm it."),
    "paid_otherwise_than_by_transfer": _("Somebody is not paid by transfer: attach the proof of payment."),
    "special_report_not_filed": _("A special report was due and not filed: attach the reason."),
    "status_changed_within_the_year": _(
        "Somebody changed to SSW (ii) within the year: check the split of bonuses."
    ),
}
