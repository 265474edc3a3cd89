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


def download(url):
    """Return the action that saves what an address hands out.

    For what takes the server a while to make. A new window, which Odoo's own target of
    this name opens, is blocked by the browser five seconds after the click: the file
    never came. An attachment leaves the page where it is.
    """
    return {"type": "ir.actions.act_url", "url": url, "target": "self"}
