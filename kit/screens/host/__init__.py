"""The screens of whoever runs a round: setting up, handing out, the part that is asked, closing, actions, what one may do."""

from kit.screens.host.screen import remote_screen, run_screen
