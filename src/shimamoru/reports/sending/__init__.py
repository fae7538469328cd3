"""How reports come in: proof of work, how much came lately, and what is put aside."""
