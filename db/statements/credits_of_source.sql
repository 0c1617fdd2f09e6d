select evidence, count(*) as times from hops where source = :pk group by evidence order by evidence
