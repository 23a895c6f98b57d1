"""The person's own pages: a way in that works once, a session of its own, and sight of this person's own things alone.

    issue_code(person, user=officer)          a code, shown once to whoever issues it
    enter("code", typed, source=...)          a session, or None and nothing said about why
    own_view(person, day)                     what the person sees; recorded with `tell`, which takes five kinds of fact

Nobody here is a user: the permissions of staff do not apply, and nothing here grants any of them.
"""
