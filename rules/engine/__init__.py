"""How it is decided: from declarations and a situation to findings, whatever is known and not known."""
