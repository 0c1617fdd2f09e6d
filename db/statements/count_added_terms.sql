-- The words of the quotes that have been counted in no derivation yet, cut as the index cuts them.
create virtual table temp.added_words using fts5 (
    "text", tokenize="unicode61 remove_diacritics 2"
);
create virtual table temp.added_terms using fts5vocab (added_words, row);
insert into temp.added_words (rowid, "text") select pk, "text" from quotes where pk > :counted;
insert into term_df (term, df) select term, doc from temp.added_terms where true
on conflict (term) do update set df = df + excluded.df;
drop table temp.added_terms;
drop table temp.added_words;
