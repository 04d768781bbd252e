"""Ties over many storefronts, and splink's own introductory model over as many rows.

python -m bench.ties [COUNT …]     default 10000 30000 100000

The storefronts are those of examples/sellers, made into profiles without being served: what is measured is
the tying. The comparison is the model of splink's README (first name, surname, date of birth, city, e-mail; its
blocking rules, trained by its own estimation) over made-up persons of which a fifth come twice with a slip.
"""

from __future__ import annotations

import logging
import math
import random
import resource
import sys
import time
from collections import defaultdict
from itertools import combinations

from examples.sellers.model import Key, Shop
from examples.sellers.plan import Planner
from ties.marks import sketch
from ties.model import Mark, MarkKind, Profile
from ties.places import place
from ties.resolve import resolve

COUNTS = (10_000, 30_000, 100_000)


def profile(shop: Shop) -> Profile:
    """A shop as a visit would have shown it."""
    said = [
        (MarkKind.NAME, shop.name, shop.name),
        (MarkKind.TAX_CODE, shop.tax_code, shop.tax_code),
        (MarkKind.ADDRESS, place(shop.address), shop.address),
        (MarkKind.RECORD, shop.record, shop.record),
        (MarkKind.BANK_ACCOUNT, shop.channels.account, shop.channels.account),
        (MarkKind.TRACKER, shop.tracker, shop.tracker),
        *((MarkKind.PHONE, phone, phone) for phone in shop.channels.phones),
        *((MarkKind.EMAIL, mail, mail) for mail in shop.channels.emails),
        *((MarkKind.PICTURE, picture, picture) for picture in shop.pictures),
        *((MarkKind.PHONE, "1900636099", line) for line in shop.noise if "1900" in line),
        *((MarkKind.BANK_ACCOUNT, "19031177220015", line) for line in shop.noise if "STK" in line),
    ]
    marks = tuple(Mark(kind, value, shown) for kind, value, shown in said if value)
    return Profile(shop.host, "", "", marks, sketch(iter(shop.story)))


def scored(profiles: list[Profile], key: Key) -> tuple[float, float, float, float, int]:
    """Seconds by the clock and of CPU, precision and recall of pairs, and pairs compared."""
    begun, cpu = time.perf_counter(), time.process_time()
    found = resolve(profiles)
    spent, cpu = time.perf_counter() - begun, time.process_time() - cpu
    got = {pair for s in found.sellers for pair in combinations(sorted(s.storefronts), 2)}
    groups = defaultdict(list)
    for host, seller in key.seller.items():
        groups[seller].append(host)
    true = {pair for hosts in groups.values() for pair in combinations(sorted(hosts), 2)}
    print("   of which", {k: round(v, 1) for k, v in found.seconds.items()}, flush=True)
    return spent, cpu, len(got & true) / max(1, len(got)), len(got & true) / len(true), found.scored


def readme(count: int) -> tuple[float, float, int]:
    """The same of splink's introductory model over so many persons: seconds, CPU, pairs that it scored."""
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    dice = random.Random(count)
    syllables = [
        "an",
        "binh",
        "chi",
        "dung",
        "giang",
        "ha",
        "khanh",
        "lan",
        "minh",
        "nga",
        "oanh",
        "phuc",
        "quan",
        "son",
    ]

    def word(length: int) -> str:
        return "".join(dice.choice(syllables) for _ in range(length))

    people: list[dict[str, object]] = []
    while len(people) < count:
        first, last = word(2), word(2)
        day = f"{dice.randrange(1950, 2005)}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}"
        one = {
            "first_name": first,
            "surname": last,
            "dob": day,
            "city": word(1),
            "email": f"{first}.{last}@{word(2)}.vn",
        }
        people.append(one)
        if dice.random() < 0.2:
            people.append({**one, "first_name": first[:-1], "city": word(1)})
    rows = [{"unique_id": n, **one} for n, one in enumerate(people[:count])]
    begun, cpu = time.perf_counter(), time.process_time()
    api = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("first_name"),
            cl.JaroAtThresholds("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("first_name", "dob"),
            block_on("surname"),
        ],
    )
    linker = Linker(api.register(pa.Table.from_pylist(rows)), settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("email"))
    pairs = linker.inference.predict(threshold_match_weight=-5)
    linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.95)
    spent, cpu = time.perf_counter() - begun, time.process_time() - cpu
    return spent, cpu, len(api._con.sql(f"select 1 from {pairs.physical_name}").to_arrow_table())


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or list(COUNTS)
    before: tuple[int, float] | None = None
    for count in counts:
        shops, key = Planner(5, count, count // 5, count // 20).draw()
        profiles = [profile(shop) for shop in shops]
        seconds, cpu, precision, recall, compared = scored(profiles, key)
        growth = ""
        if before:
            fair = before[1] * count * math.log(count) / (before[0] * math.log(before[0]))
            growth = f", {cpu / fair:.2f} of n log n from {before[0]:,} (CPU)"
        before = (count, cpu)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:,} storefronts: {seconds:.1f} s ({cpu:.1f} CPU), {compared:,} pairs compared, "
            f"precision {precision:.4f}, recall {recall:.4f}, {memory:.0f} MB{growth}",
            flush=True,
        )
        theirs, their_cpu, pairs = readme(count)
        print(
            f"   splink's own example over {count:,} rows: {theirs:.1f} s ({their_cpu:.1f} CPU), {pairs:,} pairs",
            flush=True,
        )


if __name__ == "__main__":
    main()
