"""The JSON API: other systems deliver their documents here, and those allowed may ask how a person stands.

POST /api/v1/feeds/{feed}         the same documents as `casekeeper read`, with a bearer token
POST /api/v1/removal-centres/...  a heartbeat, an event, a list of movement orders or bookings, answered one by one
GET  /api/v1/people/{reference}   the explanation of a record as JSON, to a token that may read people
GET  /api/v1/openapi.json         all of it described
"""
