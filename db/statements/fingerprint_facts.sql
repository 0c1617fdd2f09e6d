select block, articles, sizes, data from fingerprints order by block
