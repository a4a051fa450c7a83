"""Answers without a value: the person does not know, or would rather not say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.answer import ASK_BACK, DECLINED, UNKNOWN, Understood
from bot.understanding.phrases import lexicon
from bot.understanding.tokens import Token


def not_said(tokens: Sequence[Token]) -> Understood:
    """Unknown or declined when the message says so, otherwise ask back."""
    words = lexicon("not_said")
    tags = {matched[0] for at in range(len(tokens)) if (matched := words.match(tokens, at))}
    if len(tags) != 1:
        return ASK_BACK
    return UNKNOWN if tags == {"unknown"} else DECLINED
