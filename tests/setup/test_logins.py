"""The table of logins: one for each role."""

from sidosetup.logins import choose, table


def user(login, groups):
    return {"login": login, "password": "p", "group_ids/id": groups}


def test_one_login_for_each_role_in_the_order_of_the_file():
    users = [
        user("bupati", "group_bupati"),
        user("kepala.a", "group_head"),
        user("kepala.b", "group_head"),
    ]
    assert choose(users, {"group_bupati": "Bupati", "group_head": "Kepala"}) == [
        ("Bupati", "bupati", "p"),
        ("Kepala", "kepala.a", "p"),
    ]


def test_a_user_with_that_role_alone_is_preferred():
    users = [
        user("both", "group_echelon3,sidocakep_base.group_organisasi"),
        user("only", "group_echelon3"),
    ]
    assert choose(users, {}) == [
        ("group_echelon3", "only", "p"),
        ("group_organisasi", "both", "p"),
    ]


def test_columns_are_aligned():
    assert table([("Peran", "Login"), ("Bupati", "b")]) == [
        "Peran   Login",
        "Bupati  b",
    ]
