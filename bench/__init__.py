"""Measured claims, one script each. `make bench` runs all; `python -m bench.derive_person` runs one.

    from bench.claim import claim, show
    show(claim("derive one person", budget=250, measured=198, unit="microseconds", population={"facts": 20}))

Each prints one JSON object on one line. They work in a folder of their own (`var/bench`, or BENCH_VAR), with a private
PostgreSQL of its own, so a demonstration or real records are never touched. docs/performance.md tells the rest.
"""
