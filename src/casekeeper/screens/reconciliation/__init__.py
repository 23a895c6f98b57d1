"""Reconciliation: where the prison's list and our records differ, in both directions."""
