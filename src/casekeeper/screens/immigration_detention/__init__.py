"""Immigration detention: who is held, what is owed on each, and days held although a review was overdue."""
