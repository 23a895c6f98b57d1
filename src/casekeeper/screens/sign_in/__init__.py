"""Sign in and out. An office with its own identity provider replaces `views.sign_in` and keeps the rest."""
