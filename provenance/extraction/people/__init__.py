"""Who is named or described in a text: mentions, names, descriptions, the cast of an article."""
