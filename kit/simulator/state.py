"""Where both organisations stand at the end of a quarter."""

from __future__ import annotations

from dataclasses import dataclass

PEOPLE, HOUSEHOLDS, POINTS = 9.0, 900.0, 10.0  # paid at Vado; with a letter; trust, confidence and a name go from 0 to 10


@dataclass(frozen=True, slots=True)
class State:
    """Units: w = weeks of Vado's running costs, d = days of ten, points = 0-10. The start values are an assumption of this model.

    Only the reserve has a measure: half of national NGOs in a 2022 study had 21 days of free money or less (Humentum 2022).
    """

    reserve: float = 4.0  # Vado's free money, w, ≥ 0
    staff: float = 9.0  # experienced people still at Vado, 0-9
    strain: float = 0.2  # overload that stays, 0-1 (a stock, after models of worker burnout: Homer 1985)
    guard: float = 0.5  # how well people are protected, 0-1
    loose: float = 0.0  # spent without all the papers, w, ≥ 0
    name: float = 3.0  # Vado's public name, points
    files: float = 260.0  # households whose file holds, 0-900
    done: float = 1.0  # part of the last report that was done, 0-1
    extra: float = 0.0  # closer questions to answer next quarter, d, ≥ 0
    relief: float = 0.0  # help promised, arriving next quarter, d (below 0: it costs days)
    masked: float = 0.0  # bad quarters that were called fine ("paper reality": Elbers & Arts 2011), ≥ 0
    trust_v: float = 5.0  # Vado in Tessera, points
    trust_t: float = 5.0  # Tessera in Vado, points
    room: float = 10.0  # Tessera's free money, w, ≥ 0
    donor: float = 6.0  # its donor's confidence, points
    desk: float = 0.0  # what its officer has put in on top so far, d, ≥ 0
    paid_v: float = 0.0  # surprises paid by Vado so far, w, ≥ 0
    paid_t: float = 0.0  # surprises paid by Tessera so far, w, ≥ 0
    unpaid: float = 0.0  # salaries that Vado's people did not get, w, ≥ 0

    @property
    def trust(self) -> float:
        """The lower of the two, points: it is the one that decides what can be said."""
        return min(self.trust_v, self.trust_t)


def clip(value: float, most: float = 1.0) -> float:
    """Between 0 and the most.

    >>> clip(-1), clip(0.5), clip(12, 10)
    (0.0, 0.5, 10)
    """
    return max(0.0, min(most, value))
