"""What other agencies hold: their lists in, matched with what was seen; the exchange file out."""
