"""Which faults would no test notice? Made one at a time, on a copy: `python -m tests.mutation --help`.

`dialogs`, `figures` and `code` know the faults that people make; `checks` knows what might notice them,
quickest first; `trying` brings them together. Not a part of CI: 200 faults take twenty minutes.
"""
