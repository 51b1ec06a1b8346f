"""Official forms: one form a file. `fill` gives data and what is missing; `render` gives the PDF."""
