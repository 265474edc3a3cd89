"""The balancer of the trial with two hosts: in turn, and past one that is gone."""

import socket
import threading

import pytest

from sidosetup.balancer import Balancer


def serve(answer):
    """A host that answers each connection with its name and what it was sent."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer_all():
        while True:
            try:
                client, _address = server.accept()
            except OSError:
                return
            with client:
                client.sendall(answer + client.recv(100))

    threading.Thread(target=answer_all, daemon=True).start()
    return server


def ask(port, question=b"?"):
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(question)
        found = b""
        while data := client.recv(100):
            found += data
        if not found:
            raise ConnectionError("nobody answered")
        return found


def test_each_connection_goes_to_the_next_host_that_takes_it():
    first, second = serve(b"satu"), serve(b"dua")
    ports = [server.getsockname()[1] for server in (first, second)]
    balancer = Balancer(ports)
    with balancer.serving() as port:
        found = [ask(port) for _turn in range(4)]
        assert sorted(found) == [b"dua?", b"dua?", b"satu?", b"satu?"]
        first.shutdown(socket.SHUT_RDWR)
        first.close()
        assert {ask(port, b"!") for _turn in range(3)} == {b"dua!"}
        second.shutdown(socket.SHUT_RDWR)
        second.close()
        with pytest.raises(ConnectionError):
            ask(port)
    assert balancer.taken == {ports[0]: 2, ports[1]: 5}
