"""What is asked about an employer, or about one field of it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from cases.questions.question import Question

_ON_FORM: Final = _("As it is to stand on the form, in Japanese.")

QUESTIONS: Final = (
    # --- of one field of the employer
    Question(fact="council_member", about="field", words=_("Member of the field's council")),
    Question(fact="jaim_member", about="field", words=_("On the roster of JAIM (manufacturing)")),
    Question(fact="care_staff", about="field", form="number", words=_("Full-time care staff of the site")),
    Question(
        fact="full_time_staff",
        about="field",
        form="number",
        words=_("Full-time staff, without interns and SSW"),
        hint=_("Asked in construction."),
    ),
    # --- of the employer
    Question(fact="separation_on", about="employer", form="day", words=_("Last involuntary separation on")),
    Question(
        fact="missing_on",
        about="employer",
        form="day",
        words=_("Last worker missing by the employer's fault since"),
    ),
    Question(
        fact="ssw_accepted_in_fiscal_year",
        about="employer",
        words=_("An SSW worker was accepted in this fiscal year already"),
    ),
    Question(
        fact="uses_online_systems", about="employer", words=_("Files and notifies through the online systems")
    ),
    Question(
        fact="had_guidance_or_order",
        about="employer",
        words=_("Was given guidance or an order by the agency"),
    ),
    Question(
        fact="health_insurance",
        about="employer",
        form="choice",
        words=_("Health insurance of the workers"),
        options={"employees": _("employees' insurance"), "national": _("national health insurance")},
    ),
    Question(
        fact="pension",
        about="employer",
        form="choice",
        words=_("Pension of the workers"),
        options={"employees": _("employees' pension"), "national": _("national pension")},
    ),
    Question(fact="pay_set_by_rules", about="employer", words=_("Pay is set by rules of employment")),
    Question(
        fact="one_year_variable_hours", about="employer", words=_("Variable working hours of one year apply")
    ),
    Question(
        fact="pledged_public_duty_before",
        about="employer",
        words=_("Pledged to meet public duties at an earlier application"),
    ),
    Question(
        fact="company_category",
        about="employer",
        form="number",
        words=_("Category of the company"),
        hint=_("1 to 4, for the other work statuses."),
    ),
    # --- what stands behind two of its answers on the application forms
    Question(
        fact="dispatch_same_field",
        about="employer",
        form="text",
        words=_("Dispatches workers: works in the client's field itself"),
        hint=_("What it does, as it is to stand on the form."),
    ),
    Question(
        fact="dispatch_majority_owned",
        about="employer",
        form="text",
        words=_("Dispatches workers: a public body or such a company holds the majority"),
        hint=_("Who holds how much, as it is to stand on the form."),
    ),
    Question(
        fact="dispatch_involved",
        about="employer",
        form="text",
        words=_("Dispatches workers: a public body or such a company takes part in its management"),
        hint=_("Who takes part and how, as it is to stand on the form."),
    ),
    Question(
        fact="dispatch_special_zone",
        about="employer",
        words=_("Dispatches workers: to farms, as a body of a national strategic zone"),
    ),
    Question(
        fact="support_accepted",
        about="employer",
        words=_("Supports by itself: accepted foreign residents properly in the last two years"),
    ),
    Question(
        fact="support_advised",
        about="employer",
        words=_("Supports by itself: its support staff advised foreign residents in the last two years"),
    ),
    Question(
        fact="support_ground_other",
        about="employer",
        form="text",
        words=_("Supports by itself: another reason why it can"),
        hint=_ON_FORM,
    ),
)
