-- Stored in the order of article ids already; see the writer.
select pk from lineage order by pk
