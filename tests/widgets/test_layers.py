"""Modules import only downwards, travel in as few addresses as they can, and stand together in one text."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kit.widgets import MODULES, Modules, front_end

LAYERS = (("dom", "saving", "fields", "steps", "ending", "form"), ("dom", "channel", "stream", "wall", "blocks", "panel"))
BESIDE = {"behind", "outline", "river", "way"}  # below or beside the layers, and no layers themselves
STATIC = Modules.of(Path(__file__).parents[2] / "kit" / "server" / "static")
OXLINT = Path(sys.executable).with_name("oxlint")
ONLY_SENSE = {
    "plugins": [],
    "categories": {"correctness": "off"},
    "env": {"browser": True, "es2021": True},
    "rules": {"no-undef": "error"},
}
SMALL = {
    "dom": "export const h = 1;\n",
    "low": 'import { h } from "./dom.js";\n\nexport const low = h;\n',
    "high": 'import { h } from "./dom.js";\nimport { low } from "./low.js";\n\nexport const high = low + h;\n',
    "one": 'import { high } from "./high.js";\n\nexport default high;\n',
    "two": 'import { h } from "./dom.js";\nimport { high } from "./high.js";\n\nexport default h - high;\n',
}


def upward(layers: tuple[str, ...], modules: Modules) -> list[tuple[str, str]]:
    """Imports from a layer that is not below."""
    return [
        (layer, name) for at, layer in enumerate(layers) for name in modules.imports(layer) if name not in {*layers[:at], *BESIDE}
    ]


@pytest.mark.parametrize("layers", LAYERS)
def test_a_layer_imports_only_from_those_below_it(layers) -> None:
    assert upward(layers, MODULES) == []
    assert all(below in MODULES.imports(above) for below, above in pairwise(layers[1:]))


def test_an_import_from_above_is_seen() -> None:
    assert upward(("dom", "high", "low"), Modules(SMALL)) == [("high", "low")]


@pytest.mark.parametrize("layers", LAYERS)
def test_layers_travel_in_the_address_of_the_highest(layers) -> None:
    *below, top = layers[1:]
    assert [layer for layer in MODULES.layers(top) if layer not in BESIDE] == [*below, top]
    assert MODULES.needs(top) == ["dom", top]
    assert not {*below, *BESIDE} & set(MODULES.addresses)


def test_what_travels_together_imports_once_from_elsewhere() -> None:
    small = Modules(SMALL)
    assert small.addresses == ["dom", "high", "one", "two"]
    assert small.needs("one") == ["dom", "high", "one"]
    assert small.sent("high") == 'import { h } from "./dom.js";\n\nexport const low = h;\n\n\nexport const high = low + h;\n'
    assert "import" not in small.alone("one") and small.alone("one").endswith("\nexport default high;\n")


def test_a_screen_asks_for_no_form_and_an_exercise_for_no_screen() -> None:
    assert "form" not in MODULES.needs("panel")
    assert all("panel" not in MODULES.needs(kind) for kind in MODULES.addresses if kind != "panel")


def taken(layers: tuple[str, ...], modules: Modules) -> set[str]:
    """Names that are a method in one layer and are written over in another."""
    texts = [modules.sources[layer] for layer in layers]
    methods = {name for text in texts for name in re.findall(r"^  (?:async |get )?(\w+)\(.*\) \{$", text, re.MULTILINE)}
    return methods & {name for text in texts for name in re.findall(r"\bthis\.(\w+) \W{0,3}= ", text)}


@pytest.mark.parametrize("layers", LAYERS)
def test_no_layer_writes_over_what_another_one_does(layers) -> None:
    assert taken(layers, MODULES) == set()


def test_a_method_written_over_is_seen() -> None:
    made = {"low": "class Low {\n  box(value) {\n    return value;\n  }\n}\n", "high": "    this.box = 1;\n    this.lid ||= 2;\n"}
    assert taken(("low", "high"), Modules(made)) == {"box"}


def sound(folder: Path, text: str) -> bool:
    """Whether every name in it is declared, and once."""
    (folder / ".oxlintrc.json").write_text(json.dumps(ONLY_SENSE))
    (folder / "one.js").write_text(text)
    return subprocess.run([OXLINT, "one.js"], cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", MODULES.addresses)
def test_every_name_in_one_text_stands_once_and_for_something(name, tmp_path) -> None:
    assert sound(tmp_path, front_end(name))


@pytest.mark.parametrize("name", STATIC.addresses)
def test_so_does_every_name_in_the_pages_own_scripts(name, tmp_path) -> None:
    assert sound(tmp_path, STATIC.sent(name))


@pytest.mark.parametrize("more", ["const svg = 1;", "nowhere();", 'import { h } from "./dom.js";'])
def test_a_name_too_many_or_too_few_is_seen(more, tmp_path) -> None:
    assert not sound(tmp_path, f"{front_end('dom')}\n{more}\n")
