"""The JSON API: other systems deliver their documents here, and those allowed may ask how a person stands.

POST /api/v1/feeds/{feed}         the same documents as `casekeeper read`, with a bearer token
GET  /api/v1/people/{reference}   the explanation of a record as JSON, to a token that may read people
GET  /api/v1/openapi.json         all of it described
"""
