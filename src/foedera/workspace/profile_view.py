"""Threat profiles: what an index says of a party, and what its agreements hold against each threat.

The part of a view that is about indices (foedera.workspace.view); nothing here writes.
"""

from __future__ import annotations

from foedera.model import matching
from foedera.model.indicator import Index, Indicator, Profile
from foedera.model.lookup import unknown_index
from foedera.watching.profile import build_profile
from foedera.workspace.answering import answered
from foedera.workspace.codebook_view import CodebookView


class ProfileView(CodebookView):
    """What a workspace knows of threats, as it is at one position of its log."""

    def profile(self, party: str, *, index: str | None = None, year: int | None = None) -> Profile:
        """A party's numbers of an index beside a yardstick's, and which areas of its agreements answer each threat.

        Args:
            party: by id, name or code.
            index: index id; None for the first the party has numbers of, else the first there is.
            year: of the numbers; None for the newest.

        Raises:
            UnknownId: no such party or index.
        """
        snapshot = self.snapshot
        who, indices = matching.find(snapshot, party, "party").id, list(snapshot.ledger.by_subject(Index))
        filled = [entry.value.index for entry in snapshot.ledger.of(Indicator, who)]
        chosen = index or next((one for one in indices if one in filled), next(iter(indices), ""))
        if chosen not in indices:
            raise unknown_index(chosen, indices)
        return answered(snapshot, build_profile(snapshot.ledger, party=who, index=chosen, year=year))
