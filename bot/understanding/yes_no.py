"""Yes and no."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.answer import ASK_BACK, Understood
from bot.understanding.not_said import NOT_SAID, not_said
from bot.understanding.scan import NUMBER, SIGN, WORD, Lexicon, scan
from bot.understanding.tokens import Token, tokenize


@cache
def _lexicon() -> Lexicon:
    return Lexicon(
        NOT_SAID
        | {
            "yes": (
                "да, дп, ага, агась, угу, ну да, ну конечно, есть, имеется, имеются, имею, имеем, так, так точно, так и есть, "
                "верно, правильно, правда, ок, окей, ok, okey, okay, хорошо, ладно, согласен, согласна, было, были, была, был, "
                "подтверждаю, yes, yeah, yep, 👍, 👌, ✅, ✔, ☑, ✓, 🆗, все верно, "
                "иә, ия, йә, йа, иа, ие, иэ, иаа, ойбай иә, бар, бармын, баршы, болады, болған, болды, болғанбыз, дұрыс, "
                "жарайды, жарайт, жақсы, мақұл, құп, рас, әрине, келісемін, келісем, солай, дәл солай, ойлаған, ие бар"
            ),
            "sure": (
                "конечно, канешно, конешно, разумеется, естественно, обязательно, точно, однозначно, абсолютно, безусловно, "
                "әрине, міндетті түрде, сөзсіз, анық, именно"
            ),
            "no": (
                "нет, неа, нее, не а, нету, неть, нит, нема, нет нету, нетушки, никогда, никогда не было, ни разу, ничего нет, никак нет, "
                "никого, ничего, не было, не был, не была, не были, не имею, не имеем, не имеется, отсутств*, неверно, "
                "не верно, неправильно, не правильно, не так, неправда, ну нет, не согласен, не согласна, no, nope, 👎, ❌, ✖, 🚫, "
                "жоқ, жоқпын, жо, жоқ қой, болмайды, болмады, болған жоқ, болған емес, болмаған, емес, ешқашан, ештеңе, "
                "ешкім, ешқандай, дұрыс емес, рас емес, олай емес, келіспеймін, хет, jok, бар емес"
            ),
            "doubt": (
                "но, бірақ, однако, хотя, наверно, наверное, наверника, может, может быть, возможно, вероятно, скорее, скорей, похоже, вроде, вроде бы, "
                "кажется, не совсем, не очень, не особо, не всегда, частично, отчасти, иногда, бывает, почти, как бы, типа, когда как, по разному, "
                "надеюсь, думаю, скоро, раньше, и да и нет, и так и так, да ну, да ладно, да уж, да как сказать, как сказать, "
                "да нет, нет да, или, либо, не против, жоқ емес, наполовину, немного, чуть чуть, смотря, зависит, "
                "мүмкін, шығар, шыгар, сияқты, секілді, кейде, бәлкім, бәлки, меніңше, немесе, әлде, аздап, жартылай, бұрын, "
                "что, зачем, почему, какой, какая, какие, как, не понял, не поняла, не понимаю, не ясно, түсінбе*, неге, қандай, қалай, не үшін, "
                "қайталаңыз, сколько, қанша, бе, ба, ма, па, пе"
            ),
            "not": "не, ни",
            "filler": (
                "у, нас, меня, него, нее, них, пока, еще, ещё, уже, сейчас, мне, мы, вообще, совсем, ну, все, всё, это, же, "
                "в, семье, бізде, менде, онда, әлі, қазір, ғой, қой, да, де, әзірше, мүлдем, ол, ойбай"
            ),
        }
    )


# «істемеймін», «болмады»: a Kazakh verb that denies, folded.
_KK_DENIAL = re.compile(r"(?:[мбп][ае])(?:и(?:мин|миз|ди|син|сиз)|ди[мк]?|[гк][ае]н|с|стан|ппин)$")


def understand_yes_no(text: str) -> Understood:
    """Yes or no, when exactly one of them is said and nothing in the message doubts it."""
    tokens = tokenize(text)
    items = [
        item
        for item in scan(tokens, _lexicon())
        if item.tag != "filler" and not _is_pronoun(tokens[item.start])
    ]
    tags = {item.tag for item in items}
    signs = {item.text for item in items if item.tag == SIGN} - {".", "!"}
    said = tags & {"yes", "no"}
    if tags & {"doubt", NUMBER} or "?" in signs:
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
