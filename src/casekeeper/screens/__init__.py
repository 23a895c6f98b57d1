"""The pages: one folder per journey with its addresses, views and templates; no tables, no rules of law.

    urlpatterns = addresses(redrive=..., redrive_corrected=...)      # hung up in config/urls.py

A journey asks `records` what there is and `actions` to change it. It never imports another journey, nor `exchange`:
what the quarantine pages need of it is handed to `addresses` by config/urls.py. Shared by all journeys: `layout/`
(the page and the MoJ-style pieces), `jinja.py`, `dates.py`, `looking.py` (who looked at which record), `theme/`.
"""
