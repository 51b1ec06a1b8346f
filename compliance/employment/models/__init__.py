"""Employment contracts as versions, and the working conditions, pay and recruitment that go with them."""

from compliance.employment.models.comparison import PayComparison
from compliance.employment.models.conditions import WorkingConditions
from compliance.employment.models.contracts import EmploymentContract, EndReason
from compliance.employment.models.payroll import PayrollRecord
from compliance.employment.models.recruitment import ForeignFee, Recruitment
from compliance.employment.models.rows import Allowance, Deduction, Shift

__all__ = [
    "Allowance",
    "Deduction",
    "EmploymentContract",
    "EndReason",
    "ForeignFee",
    "PayComparison",
    "PayrollRecord",
    "Recruitment",
    "Shift",
    "WorkingConditions",
]
