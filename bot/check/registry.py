"""Every kind of finding, in one list."""

from collections.abc import Callable, Iterator

from bot.check.address import address
from bot.check.broken import broken
from bot.check.callbacks import callbacks
from bot.check.destinations import destinations
from bot.check.facts import facts
from bot.check.figures import figures
from bot.check.finding import Finding
from bot.check.house import House
from bot.check.labels import labels
from bot.check.languages import languages
from bot.check.left_out import left_out
from bot.check.lengths import lengths
from bot.check.likeness import likeness
from bot.check.links import links
from bot.check.markup import markup
from bot.check.parameters import parameters
from bot.check.phrases import phrases
from bot.check.programmes import doors, programmes
from bot.check.reach import reach
from bot.check.schemas import schemas
from bot.check.sentences import sentences
from bot.check.spelling import spelling
from bot.check.translations import translations
from bot.check.typography import typography
from bot.check.variables import variables
from bot.check.wording import wording

Check = Callable[[House], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    broken,
    schemas,
    translations,
    likeness,
    variables,
    left_out,
    facts,
    programmes,
    doors,
    destinations,
    reach,
    markup,
    lengths,
    sentences,
    labels,
    callbacks,
    languages,
    address,
    spelling,
    typography,
    wording,
    figures,
    links,
    parameters,
    phrases,
)
