"""*Who could read this*: in every language, with whoever runs the computer, and a link to it wherever somebody may write."""

from __future__ import annotations

import pytest

from tests.server.test_routes import ask


@pytest.mark.server
@pytest.mark.parametrize(
    ("language", "title", "runs"),
    [
        ("fr", "Qui pourrait lire ceci", "À qui est cet ordinateur"),
        ("en", "Who could read this?", "Whose computer is it?"),
        ("es", "¿Quién podría leer esto?", "¿De quién es esta computadora?"),
    ],
)
def test_the_page_says_who_could_read_and_is_linked_from_every_page(server, language, title, runs) -> None:
    status, _, page = ask(server, f"/who-reads?lang={language}")
    text = page.decode()
    assert status == 200
    assert title in text
    assert runs in text
    assert "120" in text, "until how long after the last visit"
    assert text.count("<svg") == 5
    for other in ("/", "/onboarding", "/equity", "/join", "/mine"):
        assert f'/who-reads?lang={language}"' in ask(server, f"{other}?lang={language}")[2].decode(), other
