"""Messages to people and their state; and for one person, the way into their own pages, letters and evidence."""
