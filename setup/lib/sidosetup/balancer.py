"""A load balancer in front of two hosts, as small as one can be."""

import socket
import threading
from contextlib import contextmanager, suppress
from itertools import count

CHUNK = 65536


class Balancer:
    """Hands each connection to the next host that takes it, byte for byte."""

    def __init__(self, ports):
        self.ports = list(ports)
        #: Connections that each host took.
        self.taken = dict.fromkeys(self.ports, 0)
        self._turn = count()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]

    @contextmanager
    def serving(self):
        """The port at which it answers."""
        thread = threading.Thread(target=self._serve, daemon=True)
        thread.start()
        try:
            yield self.port
        finally:
            # closing alone does not wake who waits for a connection
            self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            thread.join()

    def _serve(self):
        while True:
            try:
                client, _address = self._socket.accept()
            except OSError:
                return
            host = self._connect()
            if host is None:
                client.close()
                continue
            for ends in ((client, host), (host, client)):
                threading.Thread(target=_pass_on, args=ends, daemon=True).start()

    def _connect(self):
        start = next(self._turn)
        for step in range(len(self.ports)):
            port = self.ports[(start + step) % len(self.ports)]
            try:
                host = socket.create_connection(("127.0.0.1", port), timeout=2)
            except OSError:
                continue  # killed
            host.settimeout(None)
            self.taken[port] += 1
            return host
        return None


def _pass_on(source, target):
    """Pass on until one end is closed, then close both."""
    with suppress(OSError):
        while data := source.recv(CHUNK):
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
    source.close()  # the other end is the source of the thread beside
