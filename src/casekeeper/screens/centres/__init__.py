"""Reporting centres: how full each is by the hour, the day's board, arrivals to settle, what reports achieved."""
