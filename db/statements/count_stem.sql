select sum(df) from term_df where term >= :term and term < :end
