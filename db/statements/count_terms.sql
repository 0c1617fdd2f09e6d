delete from term_df;
insert into term_df (term, df) select term, doc from quotes_terms;
