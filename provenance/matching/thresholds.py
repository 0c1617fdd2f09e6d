"""What the rules ask for: weights of `rarity`, shares of words, days, set on news text.

A common content word weighs about 5, a rare one 7; README and docs tell precision and recall.
"""

LEAST_SHARED = 0.34  # of the shorter wording's words, of one speaker or in related articles
MOST_SHARED = 0.55  # the same without such a tie; with less no rule can join two wordings
CONTAINED = 0.93  # weighted share of the shorter wording from which it counts as contained
MOST = 0.7  # share of a wording from which two different ones may be one whoever said them
LEAST_RETOLD = 0.6  # share of a wording that one speaker's within days have in common at least
SAME_DAY = 1.0
NEAR_DAYS = 3.0  # reports of one utterance appear within days
FAR_DAYS = 30.0  # later than this the same common words are another occasion
LONG_DAYS = 400.0
UNIQUE = 30.0  # shared weight that nobody repeats by chance: six content words or more
TELLING = 22.0
FAIR = 16.0
SURE = 0.7  # score of a wording that stands in another, however small a piece of it it is
LEAST_TOLD = 9.0  # what the common words of unrelated articles tell at least
