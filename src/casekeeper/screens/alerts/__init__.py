"""Alerts: the list, one alert with its journey through each register, its forms, and the daily reconciliation."""
