"""What a start loads: people wait for it, on old laptops too."""

import pytest

from tests.pages.test_imports import loaded_after


@pytest.mark.server
def test_starting_the_server_loads_no_grammars_of_addresses_and_draws_nothing(tmp_path) -> None:
    loaded = loaded_after("import kit.server, jsonschema", tmp_path)
    assert {"kit.server.app", "jsonschema._format"} <= loaded
    assert not loaded & {"lark", "pandas", "matplotlib"}
