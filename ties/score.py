"""Pairs scored by splink: Fellegi and Sunter's weights on DuckDB, over our own levels of comparison.

The only room of splink, duckdb. The probabilities behind the weights are data (data/weights.json), so that
a run of today and a run of tomorrow weigh alike; docs/sellers.md says where they come from.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ties.model import STRONG
from ties.table import pairs

COMMON_RUN = 20  # storefronts; a run of words that more show is a template's and says nothing
LEAST_RUNS = 3  # shared runs of words that make a pair worth comparing
ANY = "list_has_any({0}_l, {0}_r)"
NONE = "len({0}_l) = 0 or len({0}_r) = 0"
ALIKE = "len(list_intersect({0}_l, {0}_r))"


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair: row numbers, match weight (bits), probability, and per comparison its level and weight."""

    left: int
    right: int
    weight: float
    probability: float
    levels: Mapping[str, tuple[str, float]]


def _levels() -> dict[str, list[tuple[str, str]]]:
    """By comparison: (level, SQL) from the most to the least telling; the rest of the pairs "differ"."""
    out = {str(kind): [("null", NONE.format(kind)), ("same", ANY.format(kind))] for kind in STRONG}
    out["name"] = [
        ("null", NONE.format("name_bare")),
        ("same", ANY.format("name_sure")),
        ("unmarked", f"{ANY.format('name_bare')} and (len(name_sure_l) = 0 or len(name_sure_r) = 0)"),
        ("marks", ANY.format("name_bare")),
    ]
    out["address"] = [("null", NONE.format("address")), ("same", ANY.format("address"))]
    out["picture"] = [
        ("null", NONE.format("picture")),
        ("many", f"{ALIKE.format('picture')} >= 2"),
        ("some", ANY.format("picture")),
    ]
    out["text"] = [
        ("null", NONE.format("runs")),
        ("many", f"{ALIKE.format('runs')} >= 0.4 * least(len(runs_l), len(runs_r))"),
        ("some", f"{ALIKE.format('runs')} >= 0.15 * least(len(runs_l), len(runs_r))"),
    ]
    return out


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """The probabilities of each level among pairs of one seller (m) and of two (u), and the prior."""
    path = Path(__file__).parent / "data" / "weights.json"
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def settings(trained: Mapping[str, Any]) -> dict[str, Any]:
    """Splink's settings from our levels and probabilities. KeyError when a level has none."""
    comparisons = []
    for column, levels in _levels().items():
        made: list[dict[str, Any]] = []
        for level, sql in [*levels, ("differ", "ELSE")]:
            one: dict[str, Any] = {"sql_condition": sql, "label_for_charts": level}
            if level == "null":
                one["is_null_level"] = True
            else:
                m, u = trained["levels"][column][level]
                one |= {
                    "m_probability": m,
                    "u_probability": u,
                    "fix_m_probability": True,
                    "fix_u_probability": True,
                }
            made.append(one)
        comparisons.append({"output_column_name": column, "comparison_levels": made})
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": trained["prior"],
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [],
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": False,
    }


def score(table: Mapping[str, Sequence[object]], at_least: float) -> tuple[list[Scored], int]:
    """Score the pairs of a table that share something.

    In: columns as `ties.table.columns` makes them; the match weight (bits) below which a pair is dropped.
    Out: the pairs by falling weight, and how many were compared. Never raises on data; nothing is fetched.
    """
    import pyarrow as pa
    from splink import DuckDBAPI, Linker

    if len(table.get("unique_id", ())) < 2:
        return [], 0
    logging.getLogger("splink").setLevel(logging.ERROR)
    texts = pa.list_(pa.string())
    types = {"unique_id": pa.int64(), "sketch": pa.list_(pa.int64())}
    rows = pa.table({c: pa.array(v, type=types.get(c, texts)) for c, v in table.items()})
    found = list(pairs({c: list(v) for c, v in table.items()}))
    marked = pa.table(
        {"l": pa.array([a for a, _ in found], pa.int64()), "r": pa.array([b for _, b in found], pa.int64())}
    )
    api = DuckDBAPI()
    con = api._con
    con.register("given", rows)
    con.register("by_marks", marked)
    con.execute(_RUNS)
    frame = api.register(con.sql(_WITH_RUNS).to_arrow_table(), dataset_display_name="shops")
    compared = con.sql(_PAIRS).to_arrow_table()
    if not compared.num_rows:
        return [], 0
    blocked = api.register(compared, dataset_display_name="worth_comparing")
    linker = Linker(frame, settings(weights()), log_level=logging.ERROR)
    linker.table_management.register_blocked_pairs_for_predict(blocked)
    scored = linker.inference.predict(threshold_match_weight=at_least, warning_mode="never")
    by_weight = _by_weight(weights())  # splink tells a pair's weights, and each level has a weight of its own
    out = []
    best_first = f"select * from {scored.physical_name} order by match_weight desc, unique_id_l, unique_id_r"
    for one in con.sql(best_first).to_arrow_table().to_pylist():
        levels = {
            column: (level, one[f"mw_{column}"])
            for column, known in by_weight.items()
            if (level := known.get(round(one[f"mw_{column}"], 6)))
        }
        out.append(
            Scored(
                one["unique_id_l"], one["unique_id_r"], one["match_weight"], one["match_probability"], levels
            )
        )
    return out, compared.num_rows


def _by_weight(trained: Mapping[str, Any]) -> dict[str, dict[float, str]]:
    out: dict[str, dict[float, str]] = {}
    for column, levels in trained["levels"].items():
        out[column] = {round(math.log2(m / u), 6): level for level, (m, u) in levels.items()}
        if len(out[column]) < len(levels) or 0.0 in out[column]:
            raise ValueError(f"weights of {column}: two levels weigh alike, or one weighs nothing: {levels}")
    return out


_RUNS = f"""
create table runs as
with each as (select unique_id, unnest(sketch) as run from given)
select unique_id, run from each where run in (
  select run from each group by run having count(*) <= {COMMON_RUN}
)
"""
_WITH_RUNS = """
select given.* exclude (sketch), coalesce(kept.runs, []) as runs
from given left join (select unique_id, list(run) as runs from runs group by unique_id) kept using (unique_id)
"""
_PAIRS = f"""
select '0' as match_key, l as join_key_l, r as join_key_r from (
  select l, r from by_marks
  union
  select a.unique_id as l, b.unique_id as r
  from runs a join runs b on a.run = b.run and a.unique_id < b.unique_id
  group by all having count(*) >= {LEAST_RUNS}
)
"""
