"""Yes and no."""

from __future__ import annotations

import re

from bot.understanding.answer import ASK_BACK, Understood
from bot.understanding.not_said import not_said
from bot.understanding.phrases import lexicon
from bot.understanding.scan import NUMBER, SIGN, WORD, scan
from bot.understanding.tokens import Token, tokenize

# «істемеймін», «болмады»: a Kazakh verb that denies, folded.
_KK_DENIAL = re.compile(r"(?:[мбп][ае])(?:и(?:мин|миз|ди|син|сиз)|ди[мк]?|[гк][ае]н|с|стан|ппин)$")


def understand_yes_no(text: str) -> Understood:
    """Yes or no, when exactly one of them is said and nothing in the message doubts it."""
    tokens = tokenize(text)
    items = [
        item
        for item in scan(tokens, lexicon("not_said", "yes_no"))
        if item.tag != "filler" and not _is_pronoun(tokens[item.start])
    ]
    tags = {item.tag for item in items}
    signs = {item.text for item in items if item.tag == SIGN} - {".", "!"}
    said = tags & {"yes", "no"}
    if "doubt" in tags or "?" in signs or (NUMBER in tags and not said):
        return ASK_BACK
    if tags & {"unknown", "declined"}:
        return ASK_BACK if said else not_said(tokens)
    if tags == {SIGN}:
        return {frozenset("+"): _YES, frozenset("-"): _NO}.get(frozenset(signs), ASK_BACK)
    if tags <= {"sure", SIGN}:
        said = {"yes"} if tags else set()
    elif tags <= {"not", SIGN}:
        said = {"no"}
    denied = "not" in tags or any(_KK_DENIAL.search(item.text) for item in items if item.tag == WORD)
    if len(said) != 1 or ("yes" in said and denied):
        return ASK_BACK
    return Understood(value=said.pop())


_YES, _NO = Understood(value="yes"), Understood(value="no")


def _is_pronoun(token: Token) -> bool:
    # «я» folds to the same letters as «иә».
    return token.raw == "я"
