"""Whose turn it is, said of who is asked for a step or answers for it unasked."""


def say_turn(env, official, step, due=None):
    """Return who takes the next step, and by when where a day is known.

    :param official: an ``Official``; none, or one without a login, is nobody
    :param step: what is to be done, as it stands after a colon
    :param due: the last day, where there is one
    """
    user = official.user if official else env.user.browse()
    if user:
        words = say_asked(env, user, step)
    else:
        words = env._(
            "Nobody in the agency is asked: %(step)s. Have its post filled or its "
            "login activated.",
            step=step,
        )
    if not due:
        return words
    day = env["sidocakep.deadline"]._format_day(due)
    return env._("%(turn)s At the latest on %(day)s.", turn=words, day=day)


def say_asked(env, user, step):
    """Return whose turn the next step is, to its own person otherwise.

    :param step: what is to be done, as it stands after a colon
    """
    if user == env.user:
        return env._("It is your turn: %(step)s.", step=step)
    return env._(
        "It is the turn of %(person)s: %(step)s.", person=user.sudo().name, step=step
    )
