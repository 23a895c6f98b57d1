"""Appeals: what we owe on those that are pending, those that were decided, and how each cohort came out."""
