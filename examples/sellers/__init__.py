"""A market of shops that belong together: sellers under changing names, strangers that look alike, clones."""
