"""`rasoat audit`: a feed in, leads out in every form, a page and a summary a person can read."""
