"""Many articles in blocks that can be compared one by one, on as many machines as there are, and no two within some days are parted.

A window of ``width`` days owns those days and holds the articles of the ``within_days`` days after them, too. Of two articles at most
``within_days`` apart both stand in the window that owns the earlier one's day; a point is kept there and dropped elsewhere. Tables are
those of pyarrow.

>>> windows("2031-05-06", within_days=3, width=7) == [741661 // 7]
True
>>> len(windows("2031-05-03", within_days=3, width=7))
2
"""

from __future__ import annotations

import datetime
from typing import Any

from variorum._native import compare_table

__all__ = ["compare_window", "day", "windows", "with_windows"]


def day(published: str | None) -> int | None:
    """The number of an ISO date's day; none of what is no date."""
    try:
        return datetime.date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def windows(
    published: str | None, *, within_days: int, width: int, days: tuple[int, int] | None = None
) -> list[int]:
    """The windows that an article stands in: one or two where ``width`` is more than ``within_days``. One without a date stands in all
    windows between the two ``days``, since it is compared with all."""
    own = day(published)
    if own is None:
        first, last = days or (0, 0)
        return list(range(first // width, last // width + 1))
    return list(range((own - width - within_days) // width + 1, own // width + 1))


def with_windows(batch: Any, *, within_days: int, width: int, days: tuple[int, int]) -> Any:
    """The articles of a record batch once for each window that they stand in, with a column ``window``."""
    import pyarrow as pa

    rows, of = [], []
    for row, published in enumerate(batch.column("published").cast(pa.string()).to_pylist()):
        for window in windows(published, within_days=within_days, width=width, days=days):
            rows.append(row)
            of.append(window)
    taken = batch.take(pa.array(rows, pa.int64()))
    return pa.RecordBatch.from_arrays(
        [*taken.columns, pa.array(of, pa.int64())], schema=batch.schema.append(pa.field("window", pa.int64()))
    )


def compare_window(table: Any, *, within_days: int, width: int, days: tuple[int, int], **options: Any) -> Any:
    """What the articles of one window tell, as ``compare_table`` gives it: the points that the window owns. Articles are put in the
    order of their ids, so that it does not matter in which they come."""
    import pyarrow as pa

    if table.num_rows == 0:
        return compare_table(pa.record_batch({"text": pa.array([], pa.string())}))
    window = table.column("window")[0].as_py()
    articles = table.drop_columns(["window"]).sort_by("id").combine_chunks().to_batches()[0]
    told = compare_table(articles, within_days=within_days, threads=1, **options)
    first: dict[str, int] = {}
    for point, published in zip(told.column("point").to_pylist(), told.column("published").to_pylist(), strict=True):
        own = day(published)
        if own is not None:
            first[point] = min(own, first.get(point, own))
    keep = [first.get(point, days[0]) // width == window for point in told.column("point").to_pylist()]
    return told.filter(pa.array(keep, pa.bool_()))
