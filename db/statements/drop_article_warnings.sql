delete from warning_evidence where warning in (select pk from warnings where claim is null);
delete from warnings where claim is null;
