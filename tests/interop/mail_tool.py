#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's mail programs for tst_mail_servers: Python's IMAP client, its mail parser, and aiosmtpd.

    mail_tool.py sink CERT KEY            an SMTP server with login; first line {"tls": port, "starttls": port}, then one
                                          JSON object a message
    mail_tool.py append PORT CA FOLDER    puts the message on standard input into a folder
    mail_tool.py list PORT CA FOLDER      prints [{"flags", "id"}] of a folder
"""
import email
import email.policy
import imaplib
import json
import re
import ssl
import sys

USER, PASSWORD = "care@brand.example", "pä55 wörd"


def said(value):
    print(json.dumps(value), flush=True)


def sink(cert, key):
    import asyncio
    from aiosmtpd.smtp import SMTP, AuthResult

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)

    def check(server, session, envelope, mechanism, data):
        good = data.login.decode() == USER and data.password.decode() == PASSWORD
        return AuthResult(success=good, handled=False)

    class Handler:
        async def handle_RCPT(self, server, session, envelope, address, options):
            if address.startswith("nobody@"):
                return "550 5.1.1 no such mailbox"
            if address.startswith("later@"):
                return "451 4.7.1 greylisted, come back"
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 fine"

        async def handle_DATA(self, server, session, envelope):
            if envelope.rcpt_tos[0].startswith("breaks@"):
                server.transport.abort()
                return "250 never seen"
            raw = envelope.original_content
            message = email.message_from_bytes(raw, policy=email.policy.default)
            text = message.get_body(("plain",))
            html = message.get_body(("html",))
            said({
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "headers": {k: str(v) for k, v in message.items()},
                "text": text.get_content().replace("\r\n", "\n") if text else None,
                "html": html.get_content().replace("\r\n", "\n") if html else None,
                "files": [[a.get_filename(), a.get_content_type(), len(a.get_payload(decode=True))]
                          for a in message.iter_attachments()],
                "defects": [repr(d) for part in message.walk() for d in part.defects],
                "longest_line": max(len(line) for line in raw.split(b"\r\n")),
                "bare_line_ends": len(re.findall(rb"(?<!\r)\n", raw)),
            })
            return "250 2.0.0 taken"

    def make(**more):
        return lambda: SMTP(Handler(), authenticator=check, auth_required=True, enable_SMTPUTF8=True, **more)

    async def serve():
        tls = await asyncio.get_running_loop().create_server(
            make(auth_require_tls=False), "127.0.0.1", 0, ssl=context)
        plain = await asyncio.get_running_loop().create_server(
            make(tls_context=context, require_starttls=True), "127.0.0.1", 0)
        said({"tls": tls.sockets[0].getsockname()[1], "starttls": plain.sockets[0].getsockname()[1]})
        await asyncio.Event().wait()

    asyncio.run(serve())


def mailbox(port, ca):
    client = imaplib.IMAP4_SSL("127.0.0.1", int(port), ssl_context=ssl.create_default_context(cafile=ca))
    client.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
    return client


def append(port, ca, folder):
    client = mailbox(port, ca)
    state, words = client.append(folder, None, None, sys.stdin.buffer.read())
    client.logout()
    sys.exit(0 if state == "OK" else repr(words))


def list_folder(port, ca, folder):
    client = mailbox(port, ca)
    client.select(folder, readonly=True)
    rows = []
    state, data = client.fetch("1:*", "(FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")
    for item in data or []:
        if isinstance(item, tuple):
            flags = re.search(rb"FLAGS \(([^)]*)\)", item[0]).group(1).decode().split()
            rows.append({"flags": flags, "id": item[1].decode().strip().partition(": ")[2]})
    said(rows)
    client.logout()


{"sink": sink, "append": append, "list": list_folder}[sys.argv[1]](*sys.argv[2:])
