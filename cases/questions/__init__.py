"""What people are asked about employers and cases, by whom it is about."""

from __future__ import annotations

from typing import Final

from cases.questions import of_applications, of_cases, of_employers

QUESTIONS: Final = (*of_employers.QUESTIONS, *of_cases.QUESTIONS, *of_applications.QUESTIONS)
