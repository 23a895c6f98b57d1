"""What screens and the API ask of the projections: paged from the first day, each page found by an index."""
