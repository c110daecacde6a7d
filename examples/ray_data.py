"""Claims of many articles, and what articles of the same days say differently, with Ray Data.

    python examples/ray_data.py wire.jsonl out --within-days 3 --width 7

Articles are parquet or JSON Lines with `id`, `text` and `published`, and `outlet`, `url`, `title` where known. Written are
`out/claims` (one row a claim) and `out/points` (one row a claim of a point) as parquet. docs/clusters.md says how blocks are cut.
"""

from __future__ import annotations

import argparse

import pyarrow as pa
import ray
import variorum
from variorum import blocks


def claims(table: pa.Table) -> pa.Table:
    return pa.Table.from_batches([variorum.claims_table(whole(table))])


def whole(table: pa.Table) -> pa.RecordBatch:
    return pa.record_batch(table.combine_chunks().to_struct_array().combine_chunks())


def read(path: str) -> ray.data.Dataset:
    articles = ray.data.read_parquet(path) if path.endswith(".parquet") else ray.data.read_json(path, lines=True)
    known = [name for name in ("id", "text", "published", "outlet", "url", "title") if name in articles.columns()]

    def texts(table: pa.Table) -> pa.Table:
        # Readers of JSON make moments of what looks like one.
        return pa.table({name: table.column(name).cast(pa.string()) for name in known})

    return articles.map_batches(texts, batch_format="pyarrow")


def points(articles: ray.data.Dataset, within_days: int, width: int) -> ray.data.Dataset:
    days = [blocks.day(row["published"]) for row in articles.select_columns(["published"]).iter_rows()]
    known = [day for day in days if day is not None] or [0]
    settings = {"within_days": within_days, "width": width, "days": (min(known), max(known))}

    def placed(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches([blocks.with_windows(whole(table), **settings)])

    def compared(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches([blocks.compare_window(table, **settings)])

    windows = articles.map_batches(placed, batch_format="pyarrow").groupby("window")
    return windows.map_groups(compared, batch_format="pyarrow")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("--within-days", type=int, default=3)
    parser.add_argument("--width", type=int, default=7)
    given = parser.parse_args()
    articles = read(given.articles).materialize()
    articles.map_batches(claims, batch_format="pyarrow", batch_size=200).write_parquet(f"{given.out}/claims")
    points(articles, given.within_days, given.width).write_parquet(f"{given.out}/points")


if __name__ == "__main__":
    main()
