"""The screens of whoever sits in a round: the door, what is asked, the side apart, what is revealed, what one may do."""

from kit.screens.seat.screen import join_answered, join_screen
