"""Monthly payroll on one grid: a row a worker, a column a figure."""
