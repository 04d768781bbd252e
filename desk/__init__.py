"""The review desk: pages over leads, for the people who decide on them."""
