"""Linking what the store holds: new tellings find their incidents, and what that touches is clustered anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import combinations

from onrecord.link.cluster import Thresholds, clusters, connected
from onrecord.link.holding import hold
from onrecord.link.keys import lookup_keys
from onrecord.link.model import LinkModel
from onrecord.link.scoring import PairScorer
from onrecord.reconcile.reconcile import reconcile
from onrecord.record.decision import Decision, in_force
from onrecord.record.incident import Incident
from onrecord.record.incident_out import to_dict
from onrecord.record.pair import Pair
from onrecord.record.telling import Telling
from onrecord.rules.profile import Profile
from onrecord.store.packing import chunks
from onrecord.store.store import Store
from onrecord.store.writer import Writer

BATCH = 600  # tellings linked at once: enough to share the cost of a query, few enough to commit often
CANDIDATES = 15_000  # the most tellings a batch is compared with

# A person's word that an incident is what it is: the machine takes none of it apart, nor joins two of them.
DECIDED = frozenset({"confirm", "correct", "pending", "reject", "split", "merge"})


class Linking:
    """Links by one model and reconciles by one profile (the one whose views the store keeps)."""

    def __init__(self, store: Store, profile: Profile) -> None:
        self.store, self.profile = store, profile

    @cached_property
    def model(self) -> LinkModel:
        """The linking model: comparisons, levels and weights."""
        return LinkModel.load()

    @cached_property
    def scorer(self) -> PairScorer:
        """Compares tellings; made when first needed, for it starts DuckDB."""
        return PairScorer(self.model)

    def link_new(self, told: Callable[[int], None] = lambda _: None) -> int:
        """Link every telling that is not linked yet; returns how many. Commits batch by batch.

        Each batch is one transaction: a run that is cut off leaves whole batches, and the next one goes on.
        """
        done = 0
        while True:
            with self.store.writing() as writer:
                new = self.store.unlinked(BATCH)
                if new:
                    self._link(new, writer)
            if not new:
                return done
            done += len(new)
            told(len(new))

    def _link(self, new: tuple[Telling, ...], writer: Writer) -> None:
        keys = {key for telling in new for key in lookup_keys(telling)}
        old = self.store.candidates(keys, CANDIDATES) if keys else ()
        refs = [t.ref for t in new]
        fresh = set(refs)
        writer.save_pairs(self.scorer.score(new, [t for t in old if t.ref not in fresh]))
        writer.mark_linked(refs)
        self.recluster(refs, writer)

    def forget(self) -> int:
        """Have everything compared anew, as after a change of weights; the next `link_new` does it. Returns how many."""
        with self.store.writing() as writer:
            refs = self.store.current()
            writer.mark_unlinked(refs)
            writer.drop_pairs(refs)
        return len(refs)

    def refresh_views(self) -> int:
        """Make the view of every incident anew, as after a change of the rules of the queue; returns how many."""
        done = 0
        for codes in chunks(list(self.store.all_codes()), BATCH):
            with self.store.writing() as writer:
                made = [(to_dict(i), [t.ref for t in i.tellings]) for i in self.incidents(codes)]
                pairs = self.store.pairs_of((ref for _, refs in made for ref in refs), self.model.keep_weight)
                near: dict[int, list[Pair]] = {}
                for pair in pairs:
                    for ref in (pair.left, pair.right):
                        near.setdefault(ref, []).append(pair)
                own = {i["code"]: hold(refs, {p for ref in refs for p in near.get(ref, ())}) for i, refs in made}
                writer.save_views(made, own)
            done += len(made)
        return done

    def recluster(self, refs: Iterable[int], writer: Writer) -> None:
        """Cluster anew whatever hangs together with these tellings, and make its views anew."""
        touched = self.store.component(refs, self.model.link_weight)
        touched |= self._left_behind(touched)
        before = set(self.store.incident_of(touched).values())
        tellings = self.store.tellings(self.store.current(touched))
        stored = self.store.pairs_of(touched, self.model.keep_weight)
        pairs = [*stored, *self._unscored(tellings, stored)]
        groups = clusters(
            tellings,
            pairs,
            self.store.judgements(touched),
            self._decided(touched),
            Thresholds(self.model.link_weight, self.model.missing_weight),
        )
        codes = self.store.own_codes(touched)
        named = {codes[min(group)]: sorted(group) for group in groups}
        writer.assign(named)
        writer.drop_views(before - named.keys())
        made = [(to_dict(i), [t.ref for t in i.tellings]) for i in self.incidents(named)]
        writer.save_views(made, {code: hold(refs, pairs) for code, refs in named.items()})

    def _unscored(self, tellings: Sequence[Telling], stored: Sequence[Pair]) -> tuple[Pair, ...]:
        """The pairs inside what hangs together that no key brought together: weighed now, not guessed."""
        together = connected([t.ref for t in tellings], [p for p in stored if p.weight >= self.model.link_weight])
        known = {(p.left, p.right) for p in stored}
        lacking = [g for g in together if any(pair not in known for pair in combinations(sorted(g), 2))]
        by_ref = {t.ref: t for t in tellings}
        return self.scorer.score_groups([[by_ref[ref] for ref in sorted(group)] for group in lacking])

    def _left_behind(self, touched: frozenset[int]) -> frozenset[int]:
        """Members of the same incidents that nothing ties to these any more: they need an incident of their own."""
        codes = set(self.store.incident_of(touched).values())
        members = {t.ref for held in self.store.members(codes).values() for t in held}
        return self.store.component(members - touched, self.model.link_weight) if members - touched else frozenset()

    def _decided(self, refs: Iterable[int]) -> tuple[frozenset[int], ...]:
        """The tellings of each incident on which people have decided, as they stood then."""
        within = set(refs)
        held: dict[str, set[int]] = {}
        for decision in in_force(self.store.decisions()):
            if decision.kind in DECIDED:
                held.setdefault(decision.incident, set()).update(within.intersection(decision.refs))
        return tuple(frozenset(group) for _, group in sorted(held.items()) if group)

    def incidents(self, codes: Iterable[str], profile: Profile | None = None) -> tuple[Incident, ...]:
        """The incidents of these codes, from their tellings and decisions, by a profile."""
        members = self.store.members(tuple(codes))
        own = self.store.own_codes([t.ref for tellings in members.values() for t in tellings])
        decided: dict[str, list[Decision]] = {}
        for decision in self.store.decisions(tuple(own.values())):
            decided.setdefault(decision.incident, []).append(decision)
        return tuple(
            self._incident(code, tellings, [own[t.ref] for t in tellings], decided, profile or self.profile)
            for code, tellings in members.items()
        )

    @staticmethod
    def _incident(
        code: str, tellings: tuple[Telling, ...], own: list[str], decided: dict[str, list[Decision]], profile: Profile
    ) -> Incident:
        """A person's word on an incident holds on when the incident becomes part of another."""
        said = sorted((d for c in own for d in decided.get(c, ())), key=lambda d: d.id)
        return reconcile(code, tellings, profile, said, [c for c in own if c != code])
