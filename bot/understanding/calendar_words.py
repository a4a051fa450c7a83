"""The words in which dates are written: months with all endings, and `dialogs/phrases/date.yaml`."""

from __future__ import annotations

from bot.understanding.folding import listed
from bot.understanding.phrases import phrases, table
from bot.understanding.scan import Lexicon

MONTH_TAGS = {f"month_{number}": number for number in range(1, 13)}
DAY_OFFSETS = {"day_-2": -2, "day_-1": -1, "day_0": 0, "day_1": 1, "day_2": 2}
MONTH_OFFSETS = {"this_month": 0, "last_month": -1, "next_month": 1}
YEAR_OFFSETS = {"this_year": 0, "last_year": -1, "next_year": 1}

_KK_MONTHS = listed("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан")
_KK_ENDINGS = listed(
    "да де та те дан ден тан тен нан нен ға ге қа ке дың дің тың тің ның нің ды ді ты ті ы і сы сі ында інде "
    "сында дағы дегі тағы тегі ына іне ының інің ынан інен сынан"
)
_RU_MONTHS = listed("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_RU_ENDINGS = listed("я ю е ем а у ом")
_SHORT = {
    1: "янв",
    2: "фев февр",
    3: "мар",
    4: "апр",
    8: "авг",
    9: "сен сент",
    10: "окт",
    11: "ноя нояб",
    12: "дек",
}
_MISSPELT = {
    1: "енварь енваря генварь",
    2: "фивраль фивраля февраля феврал",
    3: "нурыз наурз",
    4: "опрель опреля суір соуір",
    8: "агуст агуста тамз",
    9: "сентебрь сентебря синтябрь синтября қыркуек қыркүек",
    10: "октебрь октебря актябрь актября",
    11: "наябрь наября ноебрь ноебря",
    12: "дикабрь дикабря желтохсан желтоксон",
}


@table
def calendar_lexicon() -> Lexicon:
    months = [(tag, ",".join(_forms(number))) for tag, number in MONTH_TAGS.items()]
    return Lexicon(
        [*phrases("not_said").items(), *phrases("date").items(), *phrases("time").items(), *months]
    )


def _forms(number: int) -> list[str]:
    russian, kazakh = _RU_MONTHS[number - 1], _KK_MONTHS[number - 1]
    stem = russian.rstrip("ьй")
    return [
        *(russian, *(stem + ending for ending in _RU_ENDINGS if russian != "май" or ending not in ("", "у"))),
        *(russian + ending for ending in _KK_ENDINGS),
        *(kazakh, *(kazakh + ending for ending in _KK_ENDINGS)),
        *listed(_SHORT.get(number, "")),
        *(word + ending for word in listed(_MISSPELT.get(number, "")) for ending in ("", *_KK_ENDINGS)),
    ]
