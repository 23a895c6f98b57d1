"""Who we lost: out of contact, absconders by age and harm with what came in and went out, and one tracing plan."""
