"""The tribunal's cases in, and the reply with what we hold of the appellant out.

parse(document, on=day)      one case of the Immigration and Asylum Chamber
write_due()                  a status reply for each appeal it told us of, once
"""
