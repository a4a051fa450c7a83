"""The Telegram bot: a thin skin around a pure conversation."""
