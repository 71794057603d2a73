"""A machine that plays rounds and workshops by the table of moves, with people inside and strangers, and looks at every screen.

`book` is what a careful witness would have written down; `rights` who may do what and when, by hand; `asks` how screens are asked
for each move, `written` what the witness writes after it; `sights` what nobody but its owners may read; `house` the database, a twin
that may be spoilt, and people; `game` a round in it; `moving`, `watching` and `play` the machine.
"""
