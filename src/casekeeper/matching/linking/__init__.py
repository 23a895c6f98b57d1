"""Linking: pairs of records with their weight, unfolded field by field; clusters, and when they grow suspicious."""
