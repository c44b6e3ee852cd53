"""Speakers' accounts."""

from __future__ import annotations

from collections.abc import Iterator

from wimlds_cli.checks.check import Check, Context
from wimlds_cli.diagnostics import Diagnostic, Severity
from wimlds_cli.event.links import Account, NotAnAccount, account_of
from wimlds_cli.event.model import SpeakerState
from wimlds_cli.event.source import NodePath


def _accounts(context: Context) -> Iterator[tuple[NodePath, str, str, str]]:
    for index, speaker in enumerate(context.event.speakers):
        if speaker.links is not None and speaker.state is not SpeakerState.DECLINED:
            for key, network, text in speaker.links.typed():
                yield ("speakers", index, "links", key), network, text, speaker.name


class MalformedAccount(Check):
    """An account is written as its network writes accounts.

    A handle that cannot exist tags nobody; one that is misspelt tags somebody else.
    """

    code = "SPK111"
    name = "malformed-account"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield texts that cannot be accounts of their network."""
        for node, network, text, _ in _accounts(context):
            try:
                account_of(network, text)
            except NotAnAccount as wrong:
                yield self.at(context, node, str(wrong), wrong.way_out)


class RoundaboutAccount(Check):
    """An account is written in its plain form: without tracking, and without a page behind it.

    Everything works without; the file is easier to read, and the same account is recognised again.
    """

    code = "SPK112"
    name = "roundabout-account"
    severity = Severity.HINT

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield accounts that can be written more simply."""
        for node, network, text, _ in _accounts(context):
            try:
                account = account_of(network, text)
            except NotAnAccount:
                continue
            if _bare(text) not in {
                _bare(form) for form in (account.handle, account.url, account.url.rpartition("/")[2])
            }:
                plain = account.url if network in ("linkedin", "github", "website") else f'"{account.handle}"'
                yield self.at(context, node, f"“{text}” can be written more simply", f"write {plain}")


def _bare(text: str) -> str:
    text = text.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return text.removeprefix("@").rstrip("/")


class SharedAccount(Check):
    """No two speakers have the same account: one of them has got it by copying a line."""

    code = "SPK113"
    name = "shared-account"

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield accounts that an earlier speaker has already."""
        owners: dict[str, str] = {}
        for node, network, text, name in _accounts(context):
            try:
                account: Account = account_of(network, text)
            except NotAnAccount:
                continue
            owner = owners.setdefault(account.identity, name)
            if owner != name:
                yield self.at(
                    context,
                    node,
                    f"{account.handle} is given for {owner} and for {name}",
                    f"ask {name} which account is right",
                )


ACCOUNTS: tuple[type[Check], ...] = (MalformedAccount, RoundaboutAccount, SharedAccount)
