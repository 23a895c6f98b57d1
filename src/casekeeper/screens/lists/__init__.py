"""Lists that others keep: their versions, what each version changed, and what an entry said from one to the next."""
