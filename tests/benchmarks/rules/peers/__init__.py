"""The same three programmes in other engines. Each file runs alone, with an interpreter that has the engine.

Reads households, a JSON object a line, from standard input and writes one JSON object: how long it took, and
what came out, so that the engines can be held against each other.
"""
