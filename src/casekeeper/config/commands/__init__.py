"""One file per command of `casekeeper`; each has a click command called `command`."""
