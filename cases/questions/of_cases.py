"""What is asked about a case, because its papers and checks rest on it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from cases.questions.question import Question

QUESTIONS: Final = (
    # --- of the case; where a record of ours says it too, what is answered here stands
    Question(
        fact="already_ssw1_in_field",
        about="case",
        words=_("Is SSW (i) in this field already"),
        hint=_("Unanswered: as the cards say."),
    ),
    Question(
        fact="language_level",
        about="case",
        form="level",
        words=_("Level of Japanese"),
        hint=_("N5 to N1, JFT-Basic, or A1 to C2. Unanswered: as the tests say."),
    ),
    Question(
        fact="contract_on",
        about="case",
        form="day",
        words=_("Employment contract concluded on"),
        hint=_("Unanswered: as the contract says."),
    ),
    Question(
        fact="ssw1_in_care",
        about="case",
        form="number",
        words=_("SSW (i) already in care there"),
        hint=_("Unanswered: counted from the ledger."),
    ),
    Question(
        fact="ssw1_in_construction",
        about="case",
        form="number",
        words=_("SSW (i) already in construction there"),
        hint=_("Unanswered: counted from the ledger."),
    ),
    Question(
        fact="language_test_exempt", about="case", words=_("The Japanese test falls away after training")
    ),
    Question(fact="skills_test_exempt", about="case", words=_("The skills test falls away after training")),
    Question(
        fact="trained_here_without_orders",
        about="case",
        words=_("Trained at this employer, which had no orders"),
    ),
    Question(fact="has_broker", about="case", words=_("Somebody arranged the employment")),
    Question(fact="has_arrears", about="case", words=_("Taxes or insurance are in arrears")),
    Question(
        fact="gives_pension_receipts", about="case", words=_("Receipts of the national pension are given")
    ),
    Question(
        fact="several_slips_without_adjustment",
        about="case",
        words=_("Several withholding slips, no year-end adjustment"),
    ),
    Question(fact="works_at_hotel", about="case", words=_("Works in a hotel")),
    Question(fact="care_home_visits", about="case", words=_("Makes home visits in care")),
    Question(fact="is_dispatch", about="case", words=_("Is dispatched")),
    Question(
        fact="second_status_route",
        about="case",
        form="choice",
        words=_("Way to SSW (ii)"),
        options={"test": _("by the test of the field"), "certification": _("by the trade certification")},
    ),
    Question(
        fact="asks_exclusion_reentry",
        about="case",
        words=_("Asks not to count days of a re-entry that failed"),
    ),
    Question(fact="asks_exclusion_leave", about="case", words=_("Asks not to count a leave")),
    Question(fact="asks_sixth_year", about="case", words=_("Asks for the sixth year")),
    Question(
        fact="qualifies_by",
        about="case",
        form="choice",
        words=_("Qualifies by"),
        options={"degree": _("a degree"), "experience": _("practical experience")},
    ),
    Question(fact="continues_same_work", about="case", words=_("The same work goes on")),
    Question(fact="language_work", about="case", words=_("Work with languages")),
    Question(
        fact="certificate_window_opens_on",
        about="case",
        form="day",
        words=_("Window for the certificate of experience opens on"),
        hint=_("Manufacturing SSW (ii) test: as the office announced the round."),
        of_procedures=("none",),
    ),
    Question(
        fact="certificate_window_closes_on",
        about="case",
        form="day",
        words=_("Window for the certificate of experience closes on"),
        hint=_("Unanswered: the round that the rulebook knows, if any."),
        of_procedures=("none",),
    ),
    Question(fact="goes_home", about="case", words=_("Goes home for good")),
)
