"""The second door of the checker: rows of a listing feed instead of a visit."""
