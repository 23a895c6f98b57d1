"""The notice of bail as a document: every condition with its reason, to be printed and served; in two languages."""
