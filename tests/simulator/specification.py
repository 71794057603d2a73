"""The figures that the specification of *Five quarters* states, over stories 0 to 999: what `make study` prints beside its own."""

TITLES = {"thrown": "Both sides' taps by the throw of a dice", "house": "Two decent people"}
COLUMNS = ("files", "weeks", "strain", "trust", "vado_paid", "room", "donor", "desk", "cut", "unpaid")
_THROWN = """
usual               465 1.9 .63 2.7 .83 12.2 5.2  5.7 .16 .16
pay                 493 2.2 .50 3.5 .63 11.9 5.3  5.7 .15 .10
paper               505 1.4 .51 2.9 .83 12.2 4.5  5.7 .33 .23
change              495 2.0 .59 2.9 .77 11.7 4.7  7.7 .31 .15
rate                467 2.6 .60 2.9 .77 11.5 5.3  5.7 .14 .06
share               482 4.3 .51 3.1 .76  6.0 5.4  5.7 .12 .01
answer              478 2.0 .59 2.9 .81 12.1 5.3  9.2 .14 .13
voice               468 2.2 .70 2.6 .83 12.2 4.7  5.7 .23 .12
no                  491 2.3 .50 4.4 .80 12.0 5.7  6.5 .06 .10
pay rate share      509 5.3 .42 4.0 .40  5.0 5.6  5.7 .11 .00
paper change answer 547 1.4 .48 3.3 .76 11.6 4.1 11.2 .44 .26
change voice no     533 2.9 .55 4.9 .74 11.4 4.7  8.5 .24 .07
paper share no      542 4.5 .34 5.0 .72  5.8 5.1  6.5 .17 .01
pay change share    539 4.7 .40 4.0 .41  5.1 5.0  7.7 .23 .02
all eight           616 5.8 .32 6.0 .24  4.2 4.4 12.0 .37 .00
"""
_HOUSE = """
usual               505 0.7 .63 4.1 .86 12.6 7.4  9.0
pay change share    601 5.3 .52 4.2 .36  4.0 6.9 12.1
paper share no      603 5.7 .51 7.0 .59  3.6 7.0 11.8
all eight           686 8.1 .60 7.0 .16  1.5 6.2 10.7
"""


def _table(text: str) -> dict[str, dict[str, float]]:
    found = {}
    for line in text.strip().splitlines():
        cells = line[20:].split()
        found[line[:20].strip()] = dict(zip(COLUMNS, map(float, cells), strict=False))
    return found


THROWN, HOUSE = _table(_THROWN), _table(_HOUSE)
SPREAD = {  # rules, people, story
    "files": (0.40, 0.35, 0.19),
    "weeks": (0.41, 0.33, 0.19),
    "trust": (0.56, 0.27, 0.03),
    "vado_paid": (0.77, 0.16, 0.05),
    "donor": (0.04, 0.88, 0.04),
}
UNDOMINATED = {"usual": (18, 27), "all eight": (19, 27)}
