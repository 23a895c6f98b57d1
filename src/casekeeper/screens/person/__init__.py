"""One person: who, where now, what is due and under which provision, the position with its reasons, the timeline."""
