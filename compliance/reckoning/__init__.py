"""Every judgement of the law as a pure function: facts in, an answer and the rules it rests on out."""
