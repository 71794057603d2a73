import pytest

from kit import settings
from kit.errors import SettingsError


def test_days_must_be_a_whole_number() -> None:
    with pytest.raises(SettingsError, match="whole number"):
        settings.read({"PARTNERSHIP_KIT_KEEP_DAYS": "soon"})


def test_a_folder_that_cannot_be_made_is_said_with_the_way_out(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="DATA="):
        settings.prepare(settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "file" / "data")}))


def test_the_data_folder_is_for_its_owner_only(house) -> None:
    settings.prepare(house)
    assert house.data.stat().st_mode & 0o777 == 0o700
