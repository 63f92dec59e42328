"""Trials that a store and a coder must survive; `benchmarks/reliability.py` counts them, tests run a few of each."""
