"""What can be said to a question, as it is pressed or typed."""

from datetime import date, timedelta

from hypothesis import strategies as st

from bot.content import Content
from rules import FACTS

_NUMBERS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 24, 36, 60, 100)
_MONEY = (0, 20_000, 50_851, 85_000, 120_000, 300_000, 595_000, 1_500_000, 9_000_000)


def sayings(content: Content, fact: str, today: date, *, ignorance: bool = True) -> st.SearchStrategy[str]:
    """Mostly values, within what the rules take; with `ignorance` also "I don't know" and "I won't say"."""
    values = _values(content, fact, today)
    return (
        st.one_of(values, values, values, st.sampled_from(("unknown", "declined"))) if ignorance else values
    )


def _values(content: Content, fact: str, today: date) -> st.SearchStrategy[str]:
    asked, known = content.questions[fact], FACTS[fact]
    match asked.kind:
        case "yes_no":
            return st.sampled_from(("true", "false"))
        case "choice":
            return st.sampled_from([str(option.value) for option in asked.options])
        case "region":
            return st.sampled_from(list(content.regions))
        case "date":
            days = st.integers(-30 * 30, 9 * 30).map(lambda days: today + timedelta(days=days))
            return days.map(date.isoformat)
        case "money" | "number":
            assert isinstance(known.min, int)
            assert isinstance(known.max, int)
            usual = _MONEY if asked.kind == "money" else _NUMBERS
            least, most = known.min, known.max
            return st.sampled_from([str(one) for one in usual if least <= one <= most])
