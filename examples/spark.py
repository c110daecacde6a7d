"""Claims of many articles, and what articles of the same days say differently, with Apache Spark.

    spark-submit examples/spark.py wire.jsonl out          # or: python examples/spark.py …
    spark-submit examples/spark.py articles.parquet out --within-days 3 --width 7

Articles are parquet or JSON Lines with `id`, `text` and `published`, and `outlet`, `url`, `title` where known. Written are
`out/claims` (one row a claim) and `out/points` (one row a claim of a point) as parquet. docs/clusters.md says how blocks are cut.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

import pyarrow as pa
import variorum
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import LongType, StructField, StructType
from variorum import blocks

EMPTY = pa.record_batch({"text": pa.array([], pa.string())})


def claims(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield variorum.claims_table(batch)


def read(spark: SparkSession, path: str) -> DataFrame:
    articles = spark.read.parquet(path) if path.endswith(".parquet") else spark.read.json(path)
    known = [name for name in ("id", "text", "published", "outlet", "url", "title") if name in articles.columns]
    return articles.select(*known)


def points(articles: DataFrame, within_days: int, width: int) -> DataFrame:
    dated = articles.select(F.to_date(F.substring("published", 1, 10)).alias("day"))
    first, last = dated.agg(F.min("day"), F.max("day")).first() or (None, None)
    days = (first.toordinal(), last.toordinal()) if first and last else (0, 0)
    settings = {"within_days": within_days, "width": width, "days": days}

    def placed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield blocks.with_windows(batch, **settings)

    def compared(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches([blocks.compare_window(table, **settings)])

    window = StructType([*articles.schema.fields, StructField("window", LongType())])
    schema = from_arrow_schema(variorum.compare_table(EMPTY).schema)
    return articles.mapInArrow(placed, window).groupBy("window").applyInArrow(compared, schema)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("--within-days", type=int, default=3)
    parser.add_argument("--width", type=int, default=7, help="days of a window; more than --within-days, so that little is read twice")
    given = parser.parse_args()
    # Workers are to be of this Python, which has the package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.appName("variorum")
        # Small batches spread over the workers; an article takes about a millisecond.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    workers = spark.sparkContext.defaultParallelism
    articles = read(spark, given.articles).repartition(4 * workers)
    schema = from_arrow_schema(variorum.claims_table(EMPTY).schema)
    articles.mapInArrow(claims, schema).write.mode("overwrite").parquet(f"{given.out}/claims")
    points(articles, given.within_days, given.width).write.mode("overwrite").parquet(f"{given.out}/points")
    spark.stop()


if __name__ == "__main__":
    main()
