"""Reads what removal centres and the movement desk send: heartbeats, events, orders to move, beds booked.

parse(document, on=day)            by its shape; an earlier form of events is read too
delivered(kind, centre, document)  one document that somebody waits for the answer to
"""
