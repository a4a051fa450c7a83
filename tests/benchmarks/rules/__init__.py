"""How quick the rules are, and how few questions they need. `python -m tests.benchmarks.rules`."""
