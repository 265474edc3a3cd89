"""Whose turn it is, said of who answers for a step without being asked for it."""


def say_turn(env, official, step, due=None):
    """Return who takes the next step, and by when where a day is known.

    :param official: an ``Official``; none, or one without a login, is nobody
    :param step: what is to be done, as it stands after a colon
    :param due: the last day, where there is one
    """
    user = official.user if official else env.user.browse()
    if user == env.user:
        words = env._("It is your turn: %(step)s.", step=step)
    elif user:
        words = env._(
            "It is the turn of %(person)s: %(step)s.",
            person=user.sudo().name,
            step=step,
        )
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
