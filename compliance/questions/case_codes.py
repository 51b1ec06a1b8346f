"""What the codes of cases say: legality of work, checks before filing, notifications, the annual report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Wording

CASE_CODES: Final[Mapping[str, Wording]] = {
    # legality of work
    "no_card_recorded": _("No residence card is recorded."),
    "before_the_permission": _("The permission had not been given yet."),
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
    "no_contract_recorded": _("No employment contract is recorded."),
    "contract_not_begun": _("The employment contract had not begun."),
    "contract_ended": _("The employment contract had ended."),
    "contract_term_passed": _("The agreed term has passed; neither a renewal nor an end is recorded."),
    "total_stay_cap_passed": _("The five years of SSW (i) had been used up."),
    "printed_expiry_differs_from_count": _(
        "The printed expiry differs from the count: check the entry against the card."
    ),
    "period_longer_than_law_allows": _("The period of stay is longer than the law allows: check the entry."),
}
