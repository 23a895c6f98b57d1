"""Other screeners over the same list and questions, each run by the Python of an environment that is not ours.

None of them is a dependency. `bench.screening_peers` starts them where BENCH_PEERS names such a Python.
"""
