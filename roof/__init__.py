"""What stands right under `cli.py`: commands in groups, tables, progress, the two languages."""
