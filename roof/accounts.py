"""`rasoat desk add-user` and `set-password`: people of the desk, by whoever sits at the machine itself."""

from __future__ import annotations

import getpass
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from roof.lang import t
from roof.me import me
from roof.options import STORE, Store


def add_user(
    name: str,
    role: Annotated[str, typer.Option(help="officer | reviewer | head | auditor | admin")],
    shown: Annotated[str, typer.Option(help=t("Họ tên", "Shown as"))] = "",
    platform: Annotated[str, typer.Option(help=t("Sàn, cho auditor", "Platform, for auditors"))] = "",
    store: Store = STORE,
) -> None:
    """The password is asked for, or read from standard input when that is no terminal."""
    from checker.leads.errors import OfficeError
    from checker.leads.people import Role, User
    from checker.leads.store.office import Office
    from desk.passwords import hashed
    from desk.people import check_user
    from roof.doors import open_store
    from roof.errors import as_sentence, choice

    known = Role(choice(role, tuple(Role), "--role"))
    password = _password()
    with open_store(store) as kept, as_sentence(OfficeError):
        user = check_user(User(name, shown, known, platform))
        Office(kept).add_user(replace(user, password=hashed(password)), datetime.now(UTC))
    opens = f"{me()} desk --store {store}"
    print(t(f"Đã thêm {name}. Mở bàn xem xét: {opens}", f"Added {name}. Open the desk: {opens}"))


def set_password(name: str, store: Store = STORE) -> None:
    """The way back in when no administrator remembers theirs. Read like that of `add_user`."""
    from checker.leads.errors import OfficeError
    from checker.leads.store.office import COMMAND, Office
    from desk.passwords import hashed
    from roof.doors import open_store
    from roof.errors import USAGE, Stop, as_sentence

    with open_store(store, must_exist=True) as kept, as_sentence(OfficeError):
        office = Office(kept)
        user = office.user(name)
        if user is None:
            raise Stop(t(f"không có người dùng {name!r}", f"there is no user {name!r}"), USAGE)
        made = replace(user, password=hashed(_password()), must_change=False, active=True)
        office.change_user(made, datetime.now(UTC), COMMAND, "reset password")
    print(t(f"Đã đặt mật khẩu của {name}.", f"The password of {name} is set."))


def _password() -> str:
    words = t("Mật khẩu: ", "Password: ")
    return getpass.getpass(words) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
