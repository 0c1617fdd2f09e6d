select quotes.id from claims cross join quotes on quotes.pk = claims.reference where claims.pk = :pk
