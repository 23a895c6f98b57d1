"""What registers tell us of our alerts: that messages left, how they answered, and what their holdings show each day.

note_sent(messages)                                     called by the relay
read_documents("register-answers", stream)              acknowledgements and rejections, a feed like any other
read_holdings("border", stream, on=day)                 the daily comparison, in both directions
"""
