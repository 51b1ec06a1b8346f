"""/support/: where support staff work, on a phone first. Its own screens, built on the services and reads."""
