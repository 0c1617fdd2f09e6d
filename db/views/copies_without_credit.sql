create view copies_without_credit as
select
    copies.outlet as copy_outlet,
    copies.title as copy_title,
    copies.published_earliest as copy_published,
    lineage.from_source as text_of,
    lineage.relation,
    lineage.share_of_copy,
    lineage.confidence,
    copies.id as copy,
    originals.id as found_in
from lineage
join articles as copies on copies.pk = lineage.article
left join articles as originals on originals.pk = lineage.from_article
where lineage.relation <> 'revision'
    and lineage.article in (select article from warnings where kind = 'uncredited_copy');
