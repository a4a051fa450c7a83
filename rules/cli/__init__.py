"""The rules at a terminal, and for programs in any language: `python -m rules`."""
