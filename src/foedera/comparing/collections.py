"""The collections of a log, each as it is declared, with what is taken of one that nobody declared."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foedera.model.agreement import Membership
from foedera.model.collection import Collection
from foedera.model.ledger import Ledger


def collections_of(
    ledger: Ledger, *, shipped: Mapping[str, Collection] = MappingProxyType({})
) -> dict[str, Collection]:
    """Every collection that is declared or has members, by id: the declared ones first, as they were declared.

    What was said last of a collection counts. Of one nobody declared, it is what ships with Foedera under its id (old
    workspaces hold no declaration); of any other, its id is its title, and no party is a union of it.

    Args:
        ledger: everything known.
        shipped: the declarations of the built-in registers, by id.
    """
    said = {name: entries[-1].value for name, entries in ledger.by_subject(Collection).items()}
    bare = (name for name in ledger.by_subject(Membership) if name not in said)
    return said | {name: shipped.get(name, Collection(title=name)) for name in bare}
