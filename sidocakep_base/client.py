"""Actions that the web client carries out, as a button returns them."""

#: Reads the screen anew without losing its place.
RELOAD = "soft_reload"


def notify(message, kind="success", title=None, is_sticky=False, then=RELOAD):
    """Return the action that shows a sentence in the corner of the screen.

    :param kind: ``success``, ``warning`` or ``danger``
    :param is_sticky: it stays until it is closed
    :param then: what follows: an action, the tag of one of the client's, or nothing
    """
    if isinstance(then, str):
        then = {"type": "ir.actions.client", "tag": then}
    params = {"message": message, "type": kind, "sticky": is_sticky}
    if title:
        params["title"] = title
    if then:
        params["next"] = then
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": params,
    }
