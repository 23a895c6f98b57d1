"""The desk of a reporting centre: scan or type a reference, see in one screen what is open in any unit, record it."""
