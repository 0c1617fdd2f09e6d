select pk, name, kind
from sources
where (name_key = :key and name_key <> '') or name like :like escape '\'
