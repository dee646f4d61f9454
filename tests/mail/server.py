#!/usr/bin/python3
"""Mail through msmtp to a real SMTP server on loopback, which takes it, refuses it, hangs, or leaves.

Whatever the server does, the mail is either taken once or waits in the outbox, with one
Message-ID for ever.
"""
import asyncio
import email
import email.policy
import sys
import time

from aiosmtpd.controller import Controller

from home import Home, expect


class Server:
    """Does to each message what `mood` says."""

    def __init__(self):
        self.mood = "take"
        self.messages = []
        self.tried = 0
        # 127.0.0.1 with a free port: the controller would take 0 literally when it checks itself.
        import socket
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tried += 1
        if self.mood == "550" and address.startswith("bo@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mood == "451":
            return "451 4.3.0 come back later"
        if self.mood == "hang":
            await asyncio.sleep(30)
        if self.mood == "close":
            server.transport.abort()
            return "250 never seen"
        self.messages.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"

    def stop(self):
        self.controller.stop()


def home_for(server):
    home = Home()
    (home.path / "msmtprc").write_text(
        f"account default\nhost 127.0.0.1\nport {server.port}\nfrom trail@team.example\n")
    (home.path / "msmtprc").chmod(0o600)
    text = (home.path / ".config/trail/config.toml").read_text()
    home.configure(text.replace(f"{home.path}/mailer", f"msmtp -C {home.path}/msmtprc -t")
                   .replace("timeout = 20", "timeout = 2"))
    return home


def ids(server):
    parsed = [email.message_from_bytes(content, policy=email.policy.default)
              for _, content in server.messages]
    return [(str(message["To"]), str(message["Message-ID"])) for message in parsed]


def taken(server):
    home = home_for(server)
    out = home.trail("digest", "last-week", "--email")
    expect(out == 'Sent "[trail] API team, week 47: 1 done" to 2 people.\n', out)
    expect([rcpt for rcpt, _ in server.messages] == [["ana@team.example"], ["bo@team.example"]],
           server.messages)
    for _, content in server.messages:
        message = email.message_from_bytes(content, policy=email.policy.default)
        expect(not message.defects, message.defects)
        plain, page = message.iter_parts()
        expect("Fixed the parser crash" in plain.get_content(), plain.get_content())
        expect("Fixed the parser crash" in page.get_content(), page.get_content())
    expect(home.trail("digest", "last-week", "--email", "--once") == "", "sent again")
    expect(len(server.messages) == 2 and not home.outbox(), server.messages)


def refused_for_a_while(server):
    home = home_for(server)
    server.mood = "451"
    code, out, err = home.run("digest", "last-week", "--email")
    expect(code == 75 and out == "", code, out)
    expect("2 mails are kept in ~/.local/state/trail/outbox" in err and "451" in err, err)
    expect(len(home.outbox()) == 2, home.outbox())
    code, _, err = home.run("digest", "--flush")
    expect(code == 75, code, err)
    home.trail("log", "-q", "Written down late", "--at", "2026-11-19 10:00")
    server.mood = "take"
    home.trail("digest", "--flush")
    kept = ids(server)
    expect(len(kept) == 2 and not home.outbox(), kept)
    expect(home.trail("digest", "last-week", "--email") == "", "sent again")


def refused_for_one(server):
    home = home_for(server)
    server.mood = "550"
    code, out, err = home.run("digest", "last-week", "--email")
    expect(code == 75 and "to 1 person" in out, code, out)
    expect("1 mail is kept" in err and "550" in err, err)
    expect([to for to, _ in ids(server)] == ["ana@team.example"], ids(server))
    server.mood = "take"
    home.trail("digest", "last-week", "--email")
    expect([to for to, _ in ids(server)] == ["ana@team.example", "bo@team.example"], ids(server))


def hanging(server):
    home = home_for(server)
    server.mood = "hang"
    begin = time.monotonic()
    code, _, err = home.run("digest", "last-week", "--email")
    took = time.monotonic() - begin
    expect(code == 75 and took < 10, code, took)
    expect("did not end within 2 s and was stopped" in err and "2 mails are kept" in err, err)
    server.mood = "take"
    home.trail("digest", "last-week", "--email")
    expect(len({message for _, message in ids(server)}) == 2 and not home.outbox(), ids(server))


def leaving(server):
    home = home_for(server)
    server.mood = "close"
    code, _, err = home.run("digest", "last-week", "--email")
    expect(code == 75 and "2 mails are kept" in err, code, err)
    server.mood = "take"
    home.trail("digest", "last-week", "--email")
    expect(len(ids(server)) == 2 and not home.outbox(), ids(server))


def absent(server):
    home = home_for(server)
    server.stop()
    code, _, err = home.run("digest", "last-week", "--email")
    expect(code == 75 and "2 mails are kept" in err, code, err)


def main():
    for act in (taken, refused_for_a_while, refused_for_one, hanging, leaving, absent):
        server = Server()
        try:
            act(server)
        finally:
            if act is not absent:
                server.stop()
        print(act.__name__, "ok")


if __name__ == "__main__":
    sys.exit(main())
