-- title: Uncredited copies
-- description: Articles whose text is found in another outlet's article that they do not credit.
select
    copies.id as article,
    copies.outlet,
    copies.title,
    copies.published_earliest as published,
    lineage.from_source as text_of,
    lineage.relation,
    lineage.share_of_copy,
    lineage.confidence,
    originals.id as found_in
from lineage
join articles as copies on copies.pk = lineage.article
left join articles as originals on originals.pk = lineage.from_article
where lineage.relation <> 'revision'
    and lineage.article in (select article from warnings where kind = 'uncredited_copy')
order by lineage.share_of_copy desc, copies.published_earliest, copies.id
limit 200
