"""What the screens of cases show, as plain data: templates ask nothing further."""
