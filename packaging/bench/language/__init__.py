"""Our reading of sentences beside what others make of the same ones."""
