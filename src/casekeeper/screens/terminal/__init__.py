"""The terminal of a reporting centre: takes arrivals while we cannot be reached, and sends them afterwards.

The one page that needs a script. It keeps what was typed and when, on the terminal, until we have confirmed that we
have it; nothing about anybody is ever sent to it.
"""
