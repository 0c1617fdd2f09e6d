select term, df
from term_df
where term >= :start and term < :end and length(term) between :length - 2 and :length + 2
order by term
