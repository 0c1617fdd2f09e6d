select
    id, outlet, title,
    case
        when complete = 0 then 'text was visibly lost'
        when published_basis = 'none' then 'no date is known'
        else 'no outlet is known'
    end as reason
from articles
where complete = 0 or published_basis = 'none' or outlet is null
order by complete, published_basis <> 'none', id
limit 200
