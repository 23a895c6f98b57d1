"""Messages to people leave here: one at a time, each once or shown as "unknown, check"; and what comes back about them.

    send_messages(carrier)     the relay: what was begun and not finished is asked after first
    take_receipt(document)     a carrier's word on one message

A carrier is a folder of files (the default) or GOV.UK Notify; another is one file with four functions.
"""
