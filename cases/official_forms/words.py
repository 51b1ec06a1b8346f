"""What the screens say about an official form: why a box is open, what to mind, how sure the layout is."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from cases.official_forms.model import Lack, Place

LACKS: Final = {
    Lack.BLANK: _("not entered"),
    Lack.UNANSWERED: _("not answered"),
    Lack.UNKNOWN_NATIONALITY: _("this nationality has no Japanese name in the rulebook"),
    Lack.CONTRADICTED: _("answered “no”, but relatives are entered"),
    Lack.INCONSISTENT: _("does not agree with what else is entered"),
    Lack.UNDRAWABLE: _("no font has this character"),
    Lack.NOT_PROOF: _("what is recorded does not count as proof"),
    Lack.UNFINISHED: _("still being written"),
}
PLACES: Final = {
    Place.WORKER: _("worker"),
    Place.PASSPORT: _("passport"),
    Place.CARD: _("residence card"),
    Place.FAMILY: _("relatives in Japan"),
    Place.REQUEST: _("this page"),
    Place.QUALIFICATION: _("tests and qualifications"),
    Place.STAY: _("stays in Japan"),
    Place.ORGANIZATION: _("employer"),
    Place.OFFICER: _("officers of the employer"),
    Place.SITE: _("place of work"),
    Place.CONTRACT: _("employment contract"),
    Place.END_OF_CONTRACT: _("end of the contract"),
    Place.PAYROLL: _("monthly wages"),
    Place.SUPPORT_BODY: _("support body"),
    Place.SUPPORT_CONTRACT: _("support contract"),
    Place.STAFF: _("staff in charge"),
    Place.PLAN: _("support plan"),
    Place.HOUSING: _("housing"),
    Place.TASK: _("support task"),
    Place.LOG: _("support log"),
    Place.INTERVIEW: _("regular interview"),
    Place.CONSULTATION: _("consultation"),
    Place.CASE: _("case"),
    Place.ANSWERS: _("answers for this case"),
    Place.EMPLOYER_ANSWERS: _("answers about the employer"),
    Place.EVENT: _("event"),
    Place.NOTICE: _("notification"),
    Place.REPORT: _("annual report"),
}
WARNINGS: Final = {
    "no_jobs_entered": _("No job is entered: see whether the worker never had one."),
    "more_tests_than_lines": _("The form has two lines for tests; further ones stand behind the second."),
    "period_of_stay_has_ended": _("The period of stay has ended: an extension can no longer be filed."),
    "passport_has_expired": _("The passport has expired."),
    "name_not_divided": _("The name is not divided into family name and given names; it is printed whole."),
    "total_stay_uncertain": _(
        "The stay history is not declared complete: less of the total stay may be left."
    ),
    "consultation_not_acceptable": _(
        "One of the consultations was not held as the law asks: see its findings before you file the record."
    ),
    "contract_before_its_conditions": _("The contract was concluded before its conditions were written."),
    "contract_after_its_beginning": _("The contract was not concluded before the work begins."),
    "rent_differs_from_plan": _(
        "The rent taken off pay is not the rent of the support plan: both papers must say the same."
    ),
    "days_off_contradict_working_days": _("Working days and days off do not add up to a year."),
    "hours_of_month_contradict_year": _("The hours of a month are not a twelfth of those of a year."),
    "deductions_without_agreement": _(
        "Pay is deducted for more than tax and insurance, but no labour agreement on deductions is noted."
    ),
    "printed_clause_contradicted": _(
        "The form itself promises leave for a return home and the fare home; the conditions say otherwise."
    ),
    "holidays_not_off_but_printed": _(
        "National holidays are not off, but the form prints them among the days off: strike the words out."
    ),
    "pay_compared_differs_from_contract": _(
        "The pay compared is not the basic wage of the contract: both papers must say the same."
    ),
    "pay_below_japanese": _("The pay is below that of the Japanese worker compared with."),
    "fees_abroad_contradicted": _(
        "The worker is noted as having paid bodies abroad, but no fee is listed; or the other way round."
    ),
    "intermediary_without_agency": _(
        "An intermediary abroad is noted, but no agency in Japan: the form asks for it with an agency only."
    ),
    "agency_fee_from_worker": _(
        "The worker paid the employment agency in Japan: check that this was allowed."
    ),
    "latest_business_year_not_entered": _(
        "The latest business year entered ended long ago: enter the one before the filing."
    ),
    "net_assets_negative": _(
        "Net assets are negative: add a qualified third party's paper on how this will improve."
    ),
    "skill_transfer_without_training": _(
        "The declaration is for those who were technical interns; no such training is entered."
    ),
    "indefinite_conditions_by_hand": _(
        "The conditions after the change to an indefinite contract (annex 2) are to be written by hand."
    ),
    "interview_mode_has_no_box": _(
        "The form has boxes for interviews in person and online only; say under the remarks how it was held."
    ),
}
EVIDENCE: Final = {
    "O": _("official file read"),
    "O*": _("official file read in part, or another edition"),
    "S": _("secondary source"),
    "X": _("derived from a sister form"),
    "K": _("background knowledge, not re-read"),
    "U": _("unsure"),
}
