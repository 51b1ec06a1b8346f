"""Users, memberships, roles and tokens."""
