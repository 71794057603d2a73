"""The sorting test of the questions: can somebody who sees only shuffled levels put them back in order, and say what they are about?"""
