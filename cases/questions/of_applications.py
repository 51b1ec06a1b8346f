"""What the application forms ask and no record says; each stands on the form as it is answered."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from cases.questions.question import Question

_APPLICATIONS: Final = ("change", "extension", "coe")
_COE: Final = ("coe",)
_ON_FORM: Final = _("As it is to stand on the form, in Japanese.")

QUESTIONS: Final = (
    Question(
        fact="desired_months", about="case", form="number", words=_("Period of stay asked for (months)")
    ),
    Question(
        fact="application_reason",
        about="case",
        form="text",
        words=_("Reason for the application"),
        hint=_ON_FORM,
        of_procedures=("change", "extension"),
    ),
    Question(fact="entry_on", about="case", form="day", words=_("Entry planned for"), of_procedures=_COE),
    Question(fact="port_of_entry", about="case", form="text", words=_("Port of entry"), of_procedures=_COE),
    Question(
        fact="has_companions",
        about="case",
        words=_("Somebody comes with the worker"),
        of_procedures=_COE,
    ),
    Question(
        fact="visa_place",
        about="case",
        form="text",
        words=_("Place where the visa is applied for"),
        of_procedures=_COE,
    ),
    # --- how skill and Japanese are proven, where it is by no test and no training
    Question(
        fact="skill_other",
        about="case",
        form="text",
        words=_("Other proof of skill that the field accepts"),
        hint=_("Tests and training are entered with the worker."),
        of_procedures=_APPLICATIONS,
    ),
    Question(
        fact="japanese_other",
        about="case",
        form="text",
        words=_("Other proof of Japanese that the field accepts"),
        hint=_("Tests and training are entered with the worker."),
        of_procedures=_APPLICATIONS,
    ),
    # --- the paper on cooperation for the municipality the worker lives in
    Question(
        fact="home_paper_on",
        about="case",
        form="day",
        words=_("Cooperation paper handed to the municipality the worker lives in on"),
        hint=_("Unanswered: as the places of work say, where one of them lies in that municipality."),
        of_procedures=_APPLICATIONS,
    ),
    Question(
        fact="home_paper_to",
        about="case",
        form="text",
        words=_("Municipality it was handed to"),
        of_procedures=_APPLICATIONS,
    ),
    # --- the worker's past
    Question(
        fact="has_past_entries",
        about="case",
        words=_("Was in Japan before"),
        hint=_("Unanswered: yes where a stay is entered."),
        of_procedures=_COE,
    ),
    Question(
        fact="past_entries",
        about="case",
        form="number",
        words=_("Entries into Japan so far"),
        of_procedures=_COE,
    ),
    Question(
        fact="last_entry_from",
        about="case",
        form="day",
        words=_("Last time in Japan: entered on"),
        of_procedures=_COE,
    ),
    Question(
        fact="last_entry_to",
        about="case",
        form="day",
        words=_("Last time in Japan: left on"),
        of_procedures=_COE,
    ),
    Question(
        fact="has_past_applications",
        about="case",
        words=_("A certificate of eligibility was applied for before"),
        of_procedures=_COE,
    ),
    Question(
        fact="past_applications",
        about="case",
        form="number",
        words=_("Applications for a certificate so far"),
        of_procedures=_COE,
    ),
    Question(
        fact="past_refusals",
        about="case",
        form="number",
        words=_("Of them without a certificate"),
        of_procedures=_COE,
    ),
    Question(
        fact="was_deported",
        about="case",
        words=_("Left Japan by deportation or a departure order"),
        of_procedures=_COE,
    ),
    Question(
        fact="deportations",
        about="case",
        form="number",
        words=_("Departures of that kind so far"),
        of_procedures=_COE,
    ),
    Question(
        fact="last_deportation_on",
        about="case",
        form="day",
        words=_("Last departure of that kind on"),
        of_procedures=_COE,
    ),
    # --- who applies in the worker's place
    Question(
        fact="representative_name",
        about="case",
        form="text",
        words=_("Who applies: name"),
        hint=_("For a worker who is abroad: a member of the employer's staff."),
        of_procedures=_COE,
    ),
    Question(
        fact="representative_relation",
        about="case",
        form="text",
        words=_("Who applies: relation to the worker"),
        hint=_ON_FORM,
        of_procedures=_COE,
    ),
    Question(
        fact="representative_address",
        about="case",
        form="text",
        words=_("Who applies: address"),
        hint=_("Unanswered: that of the employer."),
        of_procedures=_COE,
    ),
    Question(
        fact="representative_phone",
        about="case",
        form="text",
        words=_("Who applies: telephone"),
        hint=_("Unanswered: that of the employer."),
        of_procedures=_COE,
    ),
    Question(
        fact="representative_mobile",
        about="case",
        form="text",
        words=_("Who applies: mobile telephone"),
        of_procedures=_COE,
    ),
)
