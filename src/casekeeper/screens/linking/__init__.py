"""Are two records one person's? Pairs to judge, the judgement, and the records that one person is made of."""
