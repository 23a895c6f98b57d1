"""Settings, urls, the command line, and the start-up of the private database."""
