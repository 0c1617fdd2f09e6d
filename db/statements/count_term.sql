select df from term_df where term = :term
