"""The pages of the kit without their host: a kernel shows them as widgets; where there is none the server answers for them."""

from kit.apps.desk import LOCAL, Desk
from kit.apps.game import ASSUMED, ON_PAPER, GameApp
from kit.apps.gathered import PICTURES, drawn_for, gathered
from kit.apps.part import App, PagePart, Told
from kit.apps.principle import PrincipleApp
from kit.apps.screen import SCREENS, TITLES, ScreenApp
from kit.apps.session import Session
from kit.apps.together import TogetherApp
