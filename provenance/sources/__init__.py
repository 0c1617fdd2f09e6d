"""Names of people and outlets: the registry of news sources, and how names are written."""
