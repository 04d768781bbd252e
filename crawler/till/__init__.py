"""What a buyer would press on the way to the till, and what is never pressed or sent. Pure; no browser here."""
