"""Numbers in a message: figures and words, with thousands and millions however they are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.folding import fold, folded
from bot.understanding.numerals import Numeral, numeral
from bot.understanding.tokens import Token

THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)

_LETTERS = {"т": THOUSAND, "тт": THOUSAND, "к": THOUSAND, "кк": MILLION, "м": MILLION}
_COLLOQUIAL = range(10, 1000)
"""After a million, bare numbers of these are thousands: «миллион двести»."""

_LARGE = 10_000
"""From here on a sum has no odd tens and units; below it may be a year: «две тысячи двадцать шестой»."""

_AND_A_HALF = tuple(fold(word) for word in ("с", "половиной"))
# A number before one of these is not the tail of the sum before it: «150 тысяч 3 детей».
_COUNTED = folded(
    "человек человека чел детей дети ребенок ребенка адам адамға адамбыз кісі жан бала балам раз раза рет "
    "лет год года мес месяц месяца месяцев ай айда айға айлық жас жаста жыл день дня дней күн "
    "процент процентов пайыз"
)
_COUNTED_SIGNS = ("%",)


@dataclass(frozen=True, slots=True)
class Quantity:
    value: Decimal
    start: int
    end: int
    """Tokens `start` to `end`, the end left out."""
    scale: Decimal = Decimal(1)
    """The smallest thousand or million that was named; 1 when none was."""
    bare: bool = False
    """A thousand or million without a number before it: «миллион»."""
    doubtful: bool = False
    """It is a number, but which one is not certain: «150000 тысяч», «5 м»."""
    people: bool = False
    """A collective number word: двое, екеуміз."""
    ending: str = ""
    """What was put after its figure: `ші` of «3-ші», folded."""

    @property
    def whole(self) -> bool:
        return self.value == self.value.to_integral_value()


def read(tokens: Sequence[Token], start: int) -> Quantity | None:
    """The number that begins at a token, or None."""
    inverted = _read_inverted(tokens, start)
    return inverted or _read(tokens, start)


def _read_inverted(tokens: Sequence[Token], start: int) -> Quantity | None:
    """«тысяч сто двадцать» is about 120 000."""
    scale = _word(tokens, start)
    if not scale or scale.place != "scale" or not scale.many:
        return None
    rest = _read(tokens, start + 1)
    if not rest or rest.scale != 1 or rest.bare or rest.value >= scale.value:
        return None
    return Quantity(rest.value * scale.value, start, rest.end, scale.value, doubtful=rest.doubtful)


class _Reader:
    """Adds up one number, a word or figure at a time."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.scale: Decimal | None = None
        self.group: Decimal | None = None
        self.group_start = 0
        self.step = Decimal(0)
        """Place of the last word of the group; smaller ones may follow. 0 after a figure or a half."""
        self.figure: Token | None = None
        self.bare = self.doubtful = False

    def begin_group(self, value: Decimal, at: int, step: int) -> bool:
        if self.scale is not None and (value >= self.scale or value == 0):
            return False
        self.group, self.group_start, self.step = value, at, Decimal(step)
        return True

    def take_figure(self, token: Token, at: int) -> bool:
        if token.value is None or self.group is not None or not self.begin_group(token.value, at, 0):
            return False
        self.figure = token
        return True

    def take_word(self, word: Numeral, at: int) -> bool:
        match word.place:
            case "scale":
                return self._take_scale(word.value)
            case "zhuz":
                return self._take_zhuz(at)
            case "half":
                return self.group is None and self.begin_group(word.value, at, 0)
            case "half_after":
                return self._take_half_after()
        step = {"unit": 1, "teen": 1, "ten": 10, "hundred": 100}[word.place]
        if self.group is None:
            return self.begin_group(word.value, at, step)
        room = 100 if word.place == "teen" else step + 1
        if self.step < room or word.value == 0:
            return False
        self.group += word.value
        self.step = Decimal(step)
        return True

    def _take_zhuz(self, at: int) -> bool:
        if self.group is None:
            return self.begin_group(Decimal(100), at, 100)
        single = self.step == 1 or (self.step == 0 and self.figure is not None)
        if not single or self.group not in range(1, 10):
            return False
        self.group *= 100
        self.step = Decimal(100)
        self.figure = None
        return True

    def _take_half_after(self) -> bool:
        if self.group is not None:
            self.group += Decimal("0.5")
            self.step = Decimal(0)
        elif self.scale is not None:
            self.total += self.scale / 2
        else:
            return False
        return True

    def _take_scale(self, scale: Decimal) -> bool:
        if self.scale is not None and scale >= self.scale:
            return False
        if self.group is None:
            if self.scale is not None:
                return False
            self.total, self.bare = scale, True
        else:
            factor = self._factor(scale)
            self.total += factor * scale
            self.bare = False
        self.scale, self.group, self.figure = scale, None, None
        return True

    def _factor(self, scale: Decimal) -> Decimal:
        """The group before a scale: «1,250 млн» is a decimal, «150 000 тысяч» cannot be mended."""
        assert self.group is not None
        if self.figure is not None and self.figure.grouped:
            if scale >= MILLION and self.group < MILLION:
                return self.group / 1000
            self.doubtful = True
        elif scale == THOUSAND and self.group >= 10_000:
            self.doubtful = True
        return self.group

    def drop_group(self) -> None:
        self.group, self.figure = None, None

    def value(self) -> Decimal:
        if self.group is None:
            return self.total
        if self.scale is None:
            return self.group
        if self.scale >= MILLION:
            if self.group in _COLLOQUIAL:
                return self.total + self.group * 1000
            self.doubtful = self.doubtful or self.group < _COLLOQUIAL.start
        elif self.group < 100 and self.total >= _LARGE:
            self.doubtful = True
        return self.total + self.group


def _read(tokens: Sequence[Token], start: int) -> Quantity | None:
    reader = _Reader()
    at = start
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "figure":
            taken = reader.take_figure(token, at)
        elif scale := _letter_scale(tokens, at, reader):
            taken = reader.take_word(scale, at)
        elif word := _word(tokens, at):
            taken = reader.take_word(word, at)
            if not taken and word.place == "scale" and reader.group is not None and reader.scale is not None:
                # The group belongs to this scale, so it opens the next number: «200 тысяч 80 тысяч».
                at = reader.group_start
                reader.drop_group()
        elif (reader.group is not None or reader.scale) and tuple(
            each.key for each in tokens[at : at + 2]
        ) == _AND_A_HALF:
            taken = reader.take_word(Numeral("half_after", Decimal("0.5")), at)
            at += taken
        else:
            break
        if not taken:
            break
        at += 1
    if at == start:
        return None
    if reader.group is not None and reader.total >= _LARGE and _counted(tokens, at):
        at = reader.group_start
        reader.drop_group()
    figure = tokens[start] if tokens[start].kind == "figure" else None
    first = _word(tokens, start)
    doubtful_letter = (
        at < len(tokens) and at == start + 1 and figure is not None and _is_doubtful(tokens[at], figure)
    )
    return Quantity(
        value=reader.value(),
        start=start,
        end=at,
        scale=reader.scale or Decimal(1),
        bare=reader.bare,
        doubtful=reader.doubtful or doubtful_letter,
        people=bool(first and first.people and at == start + 1),
        ending=figure.ending if figure is not None and at == start + 1 else "",
    )


def _word(tokens: Sequence[Token], at: int) -> Numeral | None:
    return numeral(tokens[at].key) if at < len(tokens) and tokens[at].kind == "word" else None


def _letter_scale(tokens: Sequence[Token], at: int, reader: _Reader) -> Numeral | None:
    """«150т», «150к», «1,5м», «2кк»: a letter after a figure small enough for it."""
    # Folding makes one letter of two: «кк» is a million.
    typed = tokens[at].raw
    raw = fold(typed[0]) * len(typed) if len(set(typed)) == 1 else ""
    scale = _LETTERS.get(raw) if tokens[at].kind == "word" else None
    figure = reader.figure
    if scale is None or figure is None or figure.value is None or reader.group_start != at - 1:
        return None
    if raw == "м" and not (figure.decimals and figure.value < 100):
        return None
    return Numeral("scale", scale) if figure.value < 1000 else None


def _is_doubtful(letter: Token, figure: Token) -> bool:
    """«5 м», «2500т», «150000к»; but «150000 т» is tenge."""
    if letter.kind != "word" or figure.value is None:
        return False
    match fold(letter.raw):
        case "м":
            return len(letter.raw) == 1
        case "к":
            return figure.value >= 1000
        case "т":
            return 1000 <= figure.value < 10_000
    return False


def _counted(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    return tokens[at].key in _COUNTED if tokens[at].kind == "word" else tokens[at].key in _COUNTED_SIGNS
