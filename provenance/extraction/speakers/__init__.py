"""Who the words that name a source stand for, and through whom the words came."""
