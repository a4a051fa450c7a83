"""How fast a form step is, beside a stock aiogram echo bot. Run it: `make bench`.

One process, this one, plays Telegram and the people: it sends updates to the bots' webhooks and takes
their calls of the Bot API. Each bot is a process of its own and meets the same Telegram.
"""
