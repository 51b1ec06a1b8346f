"""Workers, their papers, history and answers."""

from compliance.workers.models.five_years import SixYearRoute, StayExclusion
from compliance.workers.models.history import Job, WorkerDeclaration
from compliance.workers.models.people import (
    FamilyMember,
    Passport,
    Qualification,
    Sex,
    Stay,
    Worker,
)

__all__ = [
    "FamilyMember",
    "Job",
    "Passport",
    "Qualification",
    "Sex",
    "SixYearRoute",
    "Stay",
    "StayExclusion",
    "Worker",
    "WorkerDeclaration",
]
