"""The example files of docs/operations/production.md are what the programs read."""

import configparser
import re
import shlex
import subprocess

import crossplane
import pytest

import tests.engine.conftest  # noqa: F401 - the engine is imported without Odoo
from sidocakep_base.engine.workbook import Limits
from tests.repository import ROOT

FOLDER = ROOT / "docs/operations/example"
PAGE = ROOT / "docs/operations/production.md"
BY_HAND = FOLDER / "sidocakep-odoo"
#: The cases of a map, and a directive of nginx 1.19.3: newer than the parser's list.
UNKNOWN_TO_CROSSPLANE = {"default", "", "proxy_cookie_flags"}
#: Settings of systemd units that are in the example or may come into it.
KNOWN = {
    "Unit": {"Description", "After", "Wants"},
    "Service": {
        "Type",
        "User",
        "Group",
        "UMask",
        "Environment",
        "ExecStart",
        "ExecReload",
        "Restart",
        "RestartSec",
        "TimeoutStopSec",
        "MemoryMax",
        "NoNewPrivileges",
        "PrivateTmp",
        "ProtectSystem",
        "ProtectHome",
        "ProtectKernelTunables",
        "ProtectControlGroups",
        "RestrictSUIDSGID",
        "CapabilityBoundingSet",
        "ReadWritePaths",
    },
    "Install": {"WantedBy"},
}


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """The server blocks of the example, as nginx includes it."""
    main = tmp_path_factory.mktemp("nginx") / "nginx.conf"
    main.write_text(f"events {{}}\nhttp {{\n include {FOLDER / 'nginx.conf'};\n}}\n")
    strict = crossplane.parse(str(main), strict=True, check_args=True, check_ctx=True)
    unknown = {
        re.match('unknown directive "(.*?)"', found["error"])
        for found in strict["errors"]
    }
    assert {found and found[1] for found in unknown} <= UNKNOWN_TO_CROSSPLANE
    payload = crossplane.parse(str(main), check_args=True, check_ctx=True)
    assert payload["errors"] == []
    blocks = payload["config"][1]["parsed"]
    return [block["block"] for block in blocks if block["directive"] == "server"]


def directives(block, name):
    return [entry["args"] for entry in block if entry["directive"] == name]


def location(block, *args):
    [found] = [
        entry["block"]
        for entry in block
        if entry["directive"] == "location" and entry["args"] == list(args)
    ]
    return found


def options(path):
    # a unit may have several lines of one name
    config = configparser.ConfigParser(strict=False, interpolation=None)
    config.optionxform = str
    assert config.read(path)
    return config


def test_plain_http_only_leads_to_tls(servers):
    plain, secure = servers
    assert directives(plain, "return") == [["301", "https://$host$request_uri"]]
    assert not directives(plain, "proxy_pass")
    assert ["443", "ssl"] in directives(secure, "listen")
    assert directives(secure, "ssl_protocols") == [["TLSv1.2", "TLSv1.3"]]


def test_the_proxy_tells_odoo_who_asks(servers):
    told = {args[0] for args in directives(servers[1], "proxy_set_header")}
    assert {"X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-Proto"} <= told
    websocket = location(servers[1], "/websocket")
    assert told < {args[0] for args in directives(websocket, "proxy_set_header")}


def test_there_is_no_way_to_the_database_manager(servers):
    assert directives(location(servers[1], "/web/database"), "return") == [["404"]]


def test_jobs_are_run_by_the_runner_alone(servers):
    assert directives(location(servers[1], "/queue_job/"), "return") == [["404"]]
    config = options(FOLDER / "odoo.conf")
    modules = config["options"]["server_wide_modules"].split(",")
    assert modules == ["base", "rpc", "web", "queue_job"]
    root, at_once = config["queue_job"]["channels"].split(":")
    assert root == "root"
    assert 0 < int(at_once) <= int(config["options"]["workers"]) / 2


def test_the_session_cookie_is_secure(servers):
    [flags] = directives(servers[1], "proxy_cookie_flags")
    assert flags == ["session_id", "httponly", "samesite=lax", "secure"]


def test_the_proxy_waits_longer_than_odoo_and_takes_what_a_workbook_weighs(servers):
    config = options(FOLDER / "odoo.conf")["options"]
    [[wait]] = directives(servers[1], "proxy_read_timeout")
    assert int(wait.removesuffix("s")) > int(config["limit_time_real"])
    assert directives(servers[1], "client_max_body_size") == [["32m"]]


def test_the_proxy_and_odoo_agree_on_their_ports():
    config = options(FOLDER / "odoo.conf")["options"]
    ports = re.findall(
        r"server 127\.0\.0\.1:(\d+);", (FOLDER / "nginx.conf").read_text()
    )
    assert ports == [config["http_port"], config["gevent_port"]]


def test_odoo_is_reached_by_the_proxy_only_and_has_no_manager():
    config = options(FOLDER / "odoo.conf")["options"]
    assert config["proxy_mode"] == "True"
    assert config["http_interface"] == "127.0.0.1"
    assert config["list_db"] == "False"
    assert config["admin_passwd"] == "REPLACE"
    assert int(config["workers"]) > 0 < int(config["max_cron_threads"])


def test_the_unit_has_known_settings_only():
    unit = options(FOLDER / "sidocakep.service")
    assert set(unit.sections()) == KNOWN.keys()
    for section, known in KNOWN.items():
        assert unit[section].keys() <= known


def test_the_unit_runs_odoo_as_an_account_of_its_own():
    service = options(FOLDER / "sidocakep.service")["Service"]
    assert service["User"] == service["Group"] == "sidocakep"
    assert service["UMask"] == "0077"
    assert service["CapabilityBoundingSet"] == ""
    text = (FOLDER / "sidocakep.service").read_text()
    assert "Environment=PATH=/srv/sidocakep/venv/bin:" in text
    assert "SIDOCAKEP_SEAL_KEY_FILE=/etc/sidocakep/seal.key" in text


def test_what_root_does_by_hand_is_done_as_the_service_does_it():
    """Else files of the store become root's, and the seals have no key."""
    service = options(FOLDER / "sidocakep.service")["Service"]
    words = shlex.split(BY_HAND.read_text(), comments=True)
    assert subprocess.run(["sh", "-n", BY_HAND], check=False).returncode == 0
    assert BY_HAND.stat().st_mode & 0o111
    assert words[:2] == ["umask", service["UMask"].removeprefix("0")]
    assert words[words.index("-u") + 1] == service["User"]
    *program, config = service["ExecStart"].split()
    start = words.index(program[0])
    assert words[start:] == [*program, "$@"]
    assert f"ODOO_RC={config.removeprefix('--config=')}" in words
    for line in (FOLDER / "sidocakep.service").read_text().splitlines():
        if line.startswith("Environment="):
            assert line.removeprefix("Environment=") in words


def test_the_commands_of_the_page_can_be_pasted():
    """Shell that parses; Odoo by hand as the account, beside the server that runs.

    What is in ``setup/`` has an Odoo and a PostgreSQL of its own: ``setup/verify`` of
    the regency's database would install both and find no such database.
    """
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), flags=re.S)
    assert len(blocks) > 3
    for block in blocks:
        parsed = subprocess.run(["bash", "-n"], input=block, text=True, check=False)
        assert parsed.returncode == 0
        assert not re.search(r"(?m)^(\S*odoo-bin|setup/)", block)
    commands = re.findall(r"sidocakep-odoo (?:shell )?-d [^<`\n]*", PAGE.read_text())
    assert len(commands) > 4
    assert all("--no-http" in command for command in commands)
    assert "setup/verify" not in PAGE.read_text()


def test_the_memory_of_the_unit_is_that_of_its_processes():
    """5 workers, cron and websocket of 1.5 GiB, 2 readers of 1 GiB, 0.5 GiB: 13 GiB."""
    config = options(FOLDER / "odoo.conf")
    odoo, gib = config["options"], 1 << 30
    processes = int(odoo["workers"]) + int(odoo["max_cron_threads"]) + 1
    readers = int(config["queue_job"]["channels"].partition(":")[2])
    needed = processes * int(odoo["limit_memory_hard"])
    needed += readers * Limits().memory_bytes + gib // 2
    unit = options(FOLDER / "sidocakep.service")["Service"]
    allowed = int(unit["MemoryMax"].removesuffix("G")) * gib
    assert needed <= allowed <= 13 * gib, "the rest of 16 is others'"
    assert int(odoo["limit_memory_soft"]) < int(odoo["limit_memory_hard"])


def test_who_checks_papers_is_counted_for_all_workers_together(servers):
    block = location(servers[1], "/sidocakep/periksa/")
    [[zone, *_burst]] = directives(block, "limit_req")
    assert directives(block, "limit_req_status") == [["429"]]
    assert directives(block, "proxy_pass") == [["http://odoo"]]
    zones = re.findall(
        r"limit_req_zone \$binary_remote_addr (zone=\w+):\w+ rate=(\w+)/m;",
        (FOLDER / "nginx.conf").read_text(),
    )
    assert dict(zones)[zone] == "60r"
