"""Changes of pages which a careful reader would not notice, and what the reading makes of them.

`python -m changes` (with tests/quality in PYTHONPATH) makes every change on every shop, ours and the real ones,
and lists by change what is read otherwise. `test_changes.py` keeps a sample of it.
"""
