"""The catalogues of `locales/`, kept up with `dialogs/`: `python -m bot messages`.

`catalogue` is one `.po` file, `book` those of one language; `updating` brings a book up to the Russian texts,
`report` tells what is left to do, `since` what changed in one language only since a `revision`, and a `sheet`
takes the texts to a spreadsheet, from which `taking` brings them back.
"""
