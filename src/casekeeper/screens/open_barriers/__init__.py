"""Barriers and safeguards that stand open over all people, by code and owner, and the people behind each figure."""
