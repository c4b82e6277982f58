"""Settings: from the environment, checked."""

from pathlib import Path

import pytest

from onrecord.errors import ModelMissing, SettingInvalid
from onrecord.language.model import load_model
from onrecord.settings import Settings, load_settings


def test_defaults_need_no_environment():
    assert load_settings({}) == Settings()


def test_the_environment_sets_them():
    settings = load_settings({"ONRECORD_LEDGER_PATH": "/tmp/x.db", "ONRECORD_MAX_PAGE_BYTES": "1000"})
    assert settings.find_ledger_path() == Path("/tmp/x.db")
    assert settings.max_page_bytes == 1000


@pytest.mark.parametrize("value", ["many", "-1", "0", "1.5"])
def test_a_value_that_cannot_be_used_is_refused(value):
    with pytest.raises(SettingInvalid, match="max_page_bytes"):
        load_settings({"ONRECORD_MAX_PAGE_BYTES": value})


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(ModelMissing, match="no_such_model"):
        load_model("no_such_model")
