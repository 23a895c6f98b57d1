"""Screening for other systems: questions in FollowTheMoney, in the manner of yente, and the W3C reconciliation service.

POST /api/v1/match/{dataset}          up to 100 questions; each answer with its decision number
POST /api/v1/match/{dataset}/lines    the same, one question a line, as many as the limit of the token allows
GET  /api/v1/search/{dataset}?q=      a name as free text
GET  /api/v1/entities/{id}            an entry of a list; also /algorithms, /catalog, /healthz, /readyz
GET, POST /api/v1/reconcile/{dataset} for OpenRefine and spreadsheets: answers, previews, columns of entries

A dataset is `all`, a list's name, or `own`. A token needs the right to screen (casekeeper token new NAME --screen).
"""
