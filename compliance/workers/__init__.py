"""Workers, passports, qualifications and past stays."""
