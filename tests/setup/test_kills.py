"""The stage that kills the server: what is half is told, with the table it is in."""

import pytest

from sidosetup.kills import Client, _send, _tell
from sidosetup.settings import SetupError

BEFORE = {"sidocakep.pk": {"proposed": 1}, "hr.job": {"-": 9}, "mail.message": {"-": 4}}
AFTER = {"sidocakep.pk": {"signed": 1}, "hr.job": {"-": 9}, "mail.message": {"-": 5}}


def test_a_half_names_the_table_and_both_wholes():
    found = BEFORE | {"sidocakep.pk": {"signed": 1}}
    told = _tell(BEFORE, AFTER, found)
    assert "sidocakep.pk {'signed': 1}, before {'proposed': 1}, after" in told


def test_what_no_act_touches_is_not_told():
    assert "hr.job" not in _tell(BEFORE, AFTER, BEFORE | {"mail.message": {"-": 5}})


@pytest.mark.parametrize("error", [OSError("cut"), ValueError("cut"), SetupError("no")])
def test_a_request_that_was_cut_off_has_no_answer(monkeypatch, error):
    def fail(*_args):
        raise error

    monkeypatch.setattr(Client, "do", fail)
    answers = []
    _send(Client(1), {}, answers)
    assert answers == []
