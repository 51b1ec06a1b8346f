"""Acts of this room: a form is printed, kept as filed, or many are made."""

from .filing import FiledCopyDamaged, hand_out_copy, keep_as_filed
from .jobs import delete_expired_jobs, hand_out_job, open_job, start_job
from .printing import note_printing, print_form

__all__ = [
    "FiledCopyDamaged",
    "delete_expired_jobs",
    "hand_out_copy",
    "hand_out_job",
    "keep_as_filed",
    "note_printing",
    "open_job",
    "print_form",
    "start_job",
]
