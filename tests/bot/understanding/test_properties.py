"""What holds for any text."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import EXPECTATIONS, Understood, Value, language_of, understand
from bot.understanding.folding import listed
from bot.understanding.money import MOST
from tests.bot.understanding.notation import TODAY, held_out, read

KK_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
RU_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"

DATES = st.dates(date(1950, 1, 1), date(2029, 12, 31))
SUMS = st.integers(1000, 1_000_000_000)
PIECES = [
    *listed("нет да жоқ не или - + , . ? % ₸ ( ) 150 1,5 000 2026 31 05.03.2026 900101300123 ½ ∞ ① ² Ⅳ"),
    *listed("тысяч мың млн миллион полтора жарым пол т к м год жас ай месяц неделя марта наурыз назад бұрын"),
    *listed("через от до дейін арасында около муж я мен Астана Алматы облысы район Абай знаю білмеймін"),
    *listed("жүз сто двести один бір он"),
    "\n",
    "\u00a0",
]
SAID_IN_PIECES = st.lists(st.sampled_from(PIECES), max_size=12)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    for expect in EXPECTATIONS:
        assert_is_an_answer(understand(text, expect, "kk", TODAY), expect)
    language_of(text)


@given(SAID_IN_PIECES.map(" ".join) | SAID_IN_PIECES.map("".join))
@settings(max_examples=800, deadline=None)
def test_any_pieces_of_answers_get_an_answer(text: str) -> None:
    for expect in EXPECTATIONS:
        assert_is_an_answer(understand(text, expect, "ru", TODAY), expect)


def test_real_messages_with_slips_get_an_answer() -> None:
    chance = random.Random(2026)
    for kind in EXPECTATIONS:
        for message, _ in held_out("first", kind):
            at = chance.randrange(len(message))
            stray = chr(chance.randrange(0x20, 0x2FFF))
            for damaged in (
                message[:at] + message[at + 1 :],
                message[:at] + stray + message[at:],
                message[::-1],
            ):
                assert_is_an_answer(understand(damaged, kind, "kk", TODAY), kind)


@pytest.mark.parametrize("expect", EXPECTATIONS)
def test_a_whole_page_gets_an_answer(expect: str) -> None:
    page = "\n".join(message for message, _ in held_out("first", expect))
    assert len(page) > 1500
    assert_is_an_answer(understand(page, expect, "kk", TODAY), expect)
    assert_is_an_answer(understand("9" * 5000, expect, "kk", TODAY), expect)


def assert_is_an_answer(answer: Understood, expect: str) -> None:
    value = answer.value
    if answer.ask_back or answer.declined:
        assert value is None
        assert not (answer.ask_back and answer.declined)
        return
    assert value is not None
    assert answer.choices == ()
    if value == "unknown":
        return
    match expect:
        case "money":
            sums = _sums(value)
            assert sums
            assert all(each == 0 or 1000 <= each <= MOST for each in sums.values())
            assert "max" not in sums or sums.get("min", 0) < sums["max"]
        case "number":
            assert isinstance(value, int) or set(value) == {"months"}
        case "date" if isinstance(value, str):
            date.fromisoformat(value if len(value) == 10 else f"{value}-01")
        case "date":
            assert isinstance(value, Mapping)
            assert set(value) == {"months"}
        case "yes_no":
            assert value in ("yes", "no")
        case "region":
            assert isinstance(value, str)
            assert value.startswith("KZ-")


def _sums(value: Value) -> dict[str, int]:
    if isinstance(value, Mapping):
        amount = value.get("amount", value)
        assert set(value) <= {"min", "max"} or set(value) == {"amount", "period"}
        return _sums(amount) if amount is not value else {end: int(str(each)) for end, each in value.items()}
    assert isinstance(value, int)
    return {"amount": value}


@given(SUMS)
@settings(deadline=None)
def test_a_sum_as_the_bot_writes_it_is_read_back(tenge: int) -> None:
    figures = f"{tenge:,}".replace(",", "\u00a0")
    for written in (f"{figures}\u00a0₸", f"{figures} тенге", f"{figures} теңге", figures, str(tenge)):
        assert read(written, "money").value == tenge
    monthly = {"amount": tenge, "period": "month"}
    assert read(f"Айына {figures} теңге. Дұрыс па?", "money").value == monthly
    assert read(f"{figures} тенге в месяц. Верно?", "money").value == monthly


@given(st.tuples(SUMS, SUMS).filter(lambda ends: ends[0] < ends[1]))
@settings(deadline=None)
def test_a_range_as_the_bot_writes_it_is_read_back(ends: tuple[int, int]) -> None:
    low, high = (f"{end:,}".replace(",", "\u00a0") for end in ends)
    both = {"min": ends[0], "max": ends[1]}
    for written in (f"от {low} до {high} тенге", f"{low}–{high} ₸", f"{low} теңгеден {high} теңгеге дейін"):
        assert read(written, "money").value == both


@given(DATES)
@settings(deadline=None)
def test_a_day_as_the_bot_writes_it_is_read_back(day: date) -> None:
    kazakh, russian = KK_MONTHS.split()[day.month - 1], RU_MONTHS.split()[day.month - 1]
    for written in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day} {russian} {day.year} года",
        f"{day.year} жылғы {day.day} {kazakh}",
        f"{day.year}\u202fжылғы\u00a0{day.day}\u00a0{kazakh}",
    ):
        assert read(written, "date").value == day.isoformat(), written
    assert read(f"{day.year} жылғы {kazakh}", "date").value == f"{day:%Y-%m}"


@given(st.integers(0, 1440))
@settings(deadline=None)
def test_an_age_as_the_bot_writes_it_is_read_back(months: int) -> None:
    for written in (f"{months} месяцев", f"{months} ай", f"{months} айлық"):
        assert read(written, "number").value == {"months": months}


MILLISECONDS = {"money": 1, "number": 1, "date": 1, "yes_no": 1, "region": 3}


@pytest.mark.parametrize(("expect", "milliseconds"), MILLISECONDS.items())
def test_an_answer_takes_no_time(expect: str, milliseconds: int) -> None:
    messages = [message for message, _ in held_out("first", expect)]
    for message in messages:
        understand(message, expect, "kk", TODAY)
    start = time.process_time()
    for message in messages:
        understand(message, expect, "kk", TODAY)
    assert (time.process_time() - start) / len(messages) * 1000 < milliseconds
