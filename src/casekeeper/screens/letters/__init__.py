"""Letters to one person: which may be written and what is missing, writing, issuing, serving, and handing over."""
