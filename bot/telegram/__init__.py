"""The skin between Telegram and the core: aiogram in, screens out.

Importing this package imports aiogram, lazily (see `lazy_types`); import it before aiogram.
"""

from bot.telegram import lazy_types

lazy_types.import_aiogram()
