"""The command line as a user calls it: arguments and standard input in, exit status and both outputs out."""

import io
import sys
from dataclasses import dataclass

import pytest

from onrecord import samples
from onrecord.cli import main


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@pytest.fixture
def onrecord(monkeypatch, capfd, tmp_path):
    """Call `onrecord` with arguments; its ledger is the test's own, its entities are the samples'."""
    monkeypatch.setenv("ONRECORD_LEDGER_PATH", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("ONRECORD_ENTITIES_PATH", str(samples.ENTITIES_PATH))
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Result(int(stop.value.code or 0), captured.out, captured.err)

    return call
