#!/usr/bin/env python3
"""Holds the reference sets' figures against floors.json: floors.py RESULT.json FLOORS.json [--raise]

RESULT is what the benchmark writes with --json. A floor is a number that a measure must not fall under, or, for the
measures named in LESS (false alarms and the like), must not exceed. "3/84" counts by its first number. --raise writes
what was measured where it is better; it never lowers a floor.
"""
import json, re, sys

LESS = {"false_texts", "non_figures", "false_alarms", "distractors_linked", "traps_hit"}
# Measures that the floors do not follow: they say how large a set is, or repeat others.
SKIP = {"texts", "gold", "cases", "stories", "right_percent", "disc_counts"}


def number(value):
    return float(re.match(r"[\d.]+", value)[0]) if isinstance(value, str) else float(value)


def main():
    result, path = json.load(open(sys.argv[1])), sys.argv[2]
    floors, low, better = json.load(open(path)), [], 0
    for row, measures in result.items():
        for name, value in measures.items():
            if name in SKIP:
                continue
            got, floor = number(value), floors.get(row, {}).get(name)
            sign = -1 if name in LESS else 1
            if floor is not None and sign * got < sign * floor - 0.005:
                low.append(f"{row} {name}: {got:.2f}, floor {floor:.2f}")
            elif floor is None or sign * got > sign * floor:
                floors.setdefault(row, {})[name] = round(got, 2)
                better += 1
    for line in low:
        print("below the floor:", line)
    if "--raise" in sys.argv:
        open(path, "w").write(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    print(f"floors: {len(low)} below, {better} better than their floor")
    sys.exit(bool(low))


main()
