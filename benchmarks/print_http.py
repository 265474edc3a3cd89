"""Eight people print at once: do all of them get their PDF, and how soon?

Usage, against a running server with two workers::

    PRINT_KEEP=1 PRINT_COUNT=16 setup/odoo shell -d DATABASE --no-http \\
        --log-level=warn < benchmarks/print.py          # prints the ids
    setup/odoo -d DATABASE --workers 2 --http-port 8099 &
    .local/venv/bin/python benchmarks/print_http.py http://127.0.0.1:8099 \\
        DATABASE LOGIN PASSWORD IDS

Every thread has a session of its own. A print that takes more than the limit counts as
hung.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests

AT_ONCE = 8
LIMIT_SECONDS = 60


def log_in(base, database, login, password):
    session = requests.Session()
    parameters = {"db": database, "login": login, "password": password}
    answer = session.post(
        f"{base}/web/session/authenticate",
        json={"jsonrpc": "2.0", "params": parameters},
        timeout=LIMIT_SECONDS,
    ).json()
    if not answer.get("result", {}).get("uid"):
        raise SystemExit(f"log-in failed: {answer}")
    return session


def print_pk(session, base, pk_id):
    """Seconds and size of one print, or what went wrong."""
    started = time.perf_counter()
    try:
        answer = session.get(
            f"{base}/report/pdf/sidocakep_report.report_pk/{pk_id}",
            timeout=LIMIT_SECONDS,
        )
    except requests.Timeout:
        return None, "hung"
    seconds = time.perf_counter() - started
    if not answer.content.startswith(b"%PDF"):
        return None, f"HTTP {answer.status_code}"
    return seconds, f"{len(answer.content) / 1024:.0f} kB"


def main():
    base, database, login, password, ids = sys.argv[1:]
    ids = ids.split(",")
    sessions = [log_in(base, database, login, password) for _ in range(AT_ONCE)]
    alone = [print_pk(sessions[0], base, pk_id) for pk_id in ids[:AT_ONCE]]
    print("one after the other:", *(f"{s:.2f} s" if s else w for s, w in alone))
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        together = list(
            pool.map(
                lambda pair: print_pk(pair[0], base, pair[1]),
                zip(sessions, ids[AT_ONCE : 2 * AT_ONCE], strict=True),
            )
        )
    wall = time.perf_counter() - started
    print("eight at once:", *(f"{s:.2f} s" if s else w for s, w in together))
    finished = sum(1 for seconds, _what in together if seconds)
    print(f"{finished} of {AT_ONCE} finished, {wall:.2f} s together")
    return finished != AT_ONCE


if __name__ == "__main__":
    sys.exit(main())
