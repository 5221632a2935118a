"""``sphinx-readiness sign``: a role decides about the rows as they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.cli.lint import USAGE_ERROR, add_day, add_jobs, said
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.cli.verify import add_trust, examined
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.text.folding import fold, fold_case, inert, visible
from sphinx_readiness.text.phrases import N_, Translate
from sphinx_readiness.text.phrases import said as in_words

if TYPE_CHECKING:
    from datetime import date, datetime

    from sphinx_readiness.model.signing import RoleState, SignedCondition
    from sphinx_readiness.signing.ssh_sign import SigningKey
    from sphinx_readiness.workspace.signer import Desk, Examined, Wanted

_NAMED: Final = 12


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``sign``."""
    _ = translate
    add = parser.add_argument
    add("docs", metavar="DOCS", help=_("the folder with the documents"))
    add("--role", metavar="ROLE", required=True, help=_("the role that decides"))
    add("--record", metavar="NAME", help=_("the record of this id, where there are several"))
    add(
        "--decision",
        metavar="WORD",
        choices=("approved", "rejected", "conditional"),
        help=_("approved (the default), rejected or conditional"),
    )
    add(
        "--condition",
        metavar="TEXT",
        action="append",
        default=[],
        help=_(
            "what a conditional decision waits for, such as 'a restore is rehearsed @OPS-1 due "
            "2026-01-10'; may be repeated"
        ),
    )
    add(
        "--name",
        metavar="NAME",
        help=_("who decides; otherwise as in the matrix, or the principal"),
    )
    add("--principal", metavar="NAME", help=_("who that is in allowed_signers"))
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument(
        "--key", metavar="PATH", help=_("sign with this private key, or public key of the agent")
    )
    keys.add_argument("--agent", action="store_true", help=_("sign with a key that the agent has"))
    add("-y", "--yes", action="store_true", help=_("do not ask"))
    add_trust(parser, translate)
    add_day(parser, translate)
    add_jobs(parser, translate)


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Write the sign-off that the command line asks for; return the exit status."""
    from sphinx_readiness.signing.ssh_sign import CannotSign  # noqa: PLC0415
    from sphinx_readiness.sphinx_ext.lint.command import CannotLint  # noqa: PLC0415 - imports Sphinx

    try:
        looked_at = examined(arguments, translate)
        desk = _desk(looked_at, arguments, translate)
        key = _key(desk, arguments, translate)
        wanted = _wanted(desk, key, looked_at.today, arguments, translate)
        print_lines(sys.stdout, map(visible, _summary(desk, wanted, translate)))
        if not arguments.yes and not _agreed(translate):
            return 1
        return _sign(desk, wanted, key, translate)
    except (Misused, CannotLint) as error:
        complain(visible(str(error)))
    except CannotSign as error:
        complain(visible(in_words(error.why, translate)))
    return USAGE_ERROR


def _desk(looked_at: Examined, arguments: argparse.Namespace, say: Translate) -> Desk:
    """Return where the role signs; raises Misused if that is nowhere, or in several places."""
    from sphinx_readiness.workspace.signer import desks  # noqa: PLC0415

    found, roles = desks(looked_at, arguments.record or "", arguments.role)
    if not found and arguments.role not in roles:
        template = say(N_("--role: there is no role '{name}'; expected one of: {known}"))
        raise Misused(said(template, name=arguments.role, known=", ".join(roles) or "-"))
    records = [each.id for each in looked_at.project.records]
    if len(found) != 1:
        template = say(N_("--record: expected one of: {known}"))
        raise Misused(said(template, known=", ".join(records) or "-"))
    if not found[0].rows:
        raise Misused(say(N_("there is no row in the scope of the role, so nothing to sign")))
    if not found[0].is_inside:
        template = say(N_("'{path}' is outside the project's root, by a link; nothing is written"))
        raise Misused(said(template, path=found[0].path))
    before = found[0].before
    if before is not None and fold_case(before.role) != fold_case(found[0].role.name):
        template = say(N_("'{path}' is the sign-off of role '{role}'; nothing is written over it"))
        raise Misused(said(template, path=found[0].path, role=before.role))
    return found[0]


def _key(desk: Desk, arguments: argparse.Namespace, say: Translate) -> SigningKey | None:
    """Return the key to sign with; raises Misused where one is needed or several would do."""
    from sphinx_readiness.signing.ssh_sign import key_in_file, keys_of_agent  # noqa: PLC0415

    if arguments.key:
        return key_in_file(arguments.key)
    if not arguments.agent:
        if desk.needs_signature:
            raise Misused(
                say(N_("this role decides by a key: name one with --key, or use --agent"))
            )
        return None
    keys = keys_of_agent()
    fitting = [each for each in keys if desk.principals_of(each.public)] or list(keys)
    if len(fitting) > 1:
        prints = ", ".join(each.public.fingerprint for each in fitting if each.public)
        template = say(N_("the agent has several keys: {prints}; name one with --key FILE.pub"))
        raise Misused(template.format(prints=prints))
    return fitting[0]


def _wanted(
    desk: Desk,
    key: SigningKey | None,
    today: date,
    arguments: argparse.Namespace,
    say: Translate,
) -> Wanted:
    from sphinx_readiness.model.signing import RoleState  # noqa: PLC0415
    from sphinx_readiness.workspace.signer import Wanted  # noqa: PLC0415

    conditions = tuple(_condition(desk, text, say) for text in arguments.condition)
    decision = RoleState(arguments.decision or ("conditional" if conditions else "approved"))
    if bool(conditions) is not (decision is RoleState.CONDITIONAL):
        raise Misused(
            say(N_("a conditional decision, and no other, has conditions: use --condition"))
        )
    principal = _principal(desk, key, arguments, say) if key is not None else ""
    before = desk.before.name if desk.before is not None else ""
    name = fold(arguments.name or desk.named or before or principal)
    if not name:
        raise Misused(say(N_("who decides? Use --name")))
    return Wanted(decision, name, principal, _time(today), conditions)


def _principal(desk: Desk, key: SigningKey, arguments: argparse.Namespace, say: Translate) -> str:
    if arguments.principal:
        return str(arguments.principal)
    found = desk.principals_of(key.public) or desk.role.principals
    if len(found) != 1:
        raise Misused(say(N_("whose key is this? Use --principal, as in allowed_signers")))
    return found[0]


def _time(today: date) -> datetime:
    """Return now, or the beginning of *today* if that is another day than the system has."""
    from datetime import UTC, datetime, time  # noqa: PLC0415

    now = datetime.now(UTC).replace(microsecond=0)
    return now if now.date() == today else datetime.combine(today, time.min, UTC)


def _condition(desk: Desk, text: str, say: Translate) -> SignedCondition:
    """Return the condition in *text*: words, ``@ID`` for each row, and ``due DATE`` at the end."""
    from sphinx_readiness.model.signing import SignedCondition  # noqa: PLC0415
    from sphinx_readiness.text.dates import parse_date  # noqa: PLC0415

    words = text.split()
    due = None
    if len(words) > 1 and words[-2].casefold() in {"due", "by"}:
        due = parse_date(words[-1])
        if due is None:
            template = say(N_("--condition: '{text}' is no date; expected one such as 2026-01-31"))
            raise Misused(said(template, text=words[-1]))
        words = words[:-2]
    items = tuple(word[1:].rstrip(",;.") for word in words if word[:1] == "@" and word[1:])
    known = {item.id for item in desk.record.items()}
    for each in items:
        if each not in known:
            template = say(N_("--condition: record '{record}' has no row '{name}'"))
            raise Misused(said(template, record=desk.record.id, name=each))
    said_words = " ".join(word for word in words if not (word[:1] == "@" and word[1:]))
    if not said_words.strip():
        raise Misused(say(N_("--condition: expected what the decision waits for")))
    return SignedCondition(said_words, items, due)


def _summary(desk: Desk, wanted: Wanted, say: Translate) -> Iterator[str]:
    """Yield what is about to be signed."""
    record = desk.record
    yield say(N_("Record:    {record}, release {release}")).format(
        record=record.id, release=record.version or "-"
    )
    yield say(N_("Role:      {role}, by {name}")).format(role=desk.role.name, name=wanted.name)
    yield say(N_("Decision:  {decision}")).format(decision=_word(wanted.decision, say))
    for condition in wanted.conditions:
        due = f" ({condition.due.isoformat()})" if condition.due else ""
        yield f"           - {condition.text} {' '.join(condition.items)}".rstrip() + due
    counts = ", ".join(f"{number} {outcome.value}" for outcome, number in desk.counts().items())
    yield say(N_("Rows:      {total} ({counts})")).format(total=len(desk.rows), counts=counts)
    for template, ids in (
        (N_("Open:      {items}"), desk.open_rows()),
        (N_("Excepted:  {items}"), desk.exceptions()),
    ):
        if ids:
            yield say(template).format(items=_few(ids))
    if desk.before is not None:
        changed = desk.changes()
        yield say(N_("Since {day}: {count} rows have changed")).format(
            day=desk.before.time.date().isoformat(), count=len(changed)
        )
        for each in changed[:_NAMED]:
            yield f"           {each.kind} {each.item}"


def _few(names: tuple[str, ...]) -> str:
    more = f", … ({len(names)})" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _word(decision: RoleState, say: Translate) -> str:
    from sphinx_readiness.exports.signing_text import STATES  # noqa: PLC0415

    return say(STATES[decision.value])


def _agreed(say: Translate) -> bool:
    """Ask; raises Misused where nobody can answer."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Misused(say(N_("nobody is there to be asked; use --yes")))
    sys.stdout.write(say(N_("Sign this? [y/N] ")))
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _sign(desk: Desk, wanted: Wanted, key: SigningKey | None, say: Translate) -> int:
    """Write the sign-off, unless the gate would not take it."""
    from sphinx_readiness.model.signing import RoleState  # noqa: PLC0415
    from sphinx_readiness.signing.signoff_file import SIGNATURE_SUFFIX, SUFFIX, write  # noqa: PLC0415
    from sphinx_readiness.signing.ssh_sign import make_signature  # noqa: PLC0415
    from sphinx_readiness.sphinx_ext.storage.atomic_files import (  # noqa: PLC0415
        CannotWriteError,
        write_file,
    )

    data = write(desk.sign(wanted))
    signature = make_signature(key, data) if key is not None else None
    found = desk.judged(data, signature)
    if found.state not in (wanted.decision, RoleState.REJECTED):
        reason = in_words(found.reason, say) if found.reason is not None else found.state.value
        template = say(N_("nothing is written, as the gate would not take it: {reason}"))
        complain(visible(template.format(reason=reason)))
        return 1
    sealed = desk.file.with_name(desk.file.name.removesuffix(SUFFIX) + SIGNATURE_SUFFIX)
    try:
        if signature is None:
            sealed.unlink(missing_ok=True)
        write_file(desk.file, data)
        if signature is not None:
            write_file(sealed, signature)
    except (CannotWriteError, OSError) as error:
        complain(visible(str(error)))
        return USAGE_ERROR
    print_lines(sys.stdout, [inert(visible(say(N_("written: {path}")).format(path=desk.path)))])
    return 0


COMMAND: Final = Command(
    "sign",
    N_("sign a record for a role"),
    N_(
        "Write what a role decides about the rows of a record as they are now, with a digest of "
        "each, and sign it with an SSH key. It shows what is signed, and asks."
    ),
    add_arguments,
    run,
    N_("Exit status: 0 if it is written, 1 if it is not, 2 for a wrong command line or key."),
)
