"""What is reported and by which words: marks, cues, clauses, statements."""
