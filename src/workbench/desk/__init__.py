"""The desk 「評価の作業」: the pages on which a cycle is worked on."""
