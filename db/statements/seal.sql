pragma wal_checkpoint(truncate);
pragma journal_mode = delete;
