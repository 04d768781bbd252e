"""One listing checked over HTTP before it is published: the door of a platform's own pipeline."""
