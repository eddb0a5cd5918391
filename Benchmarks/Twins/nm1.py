"""The person walk benchmark NM-1 with an event queue in plain Python (heapq): what many such models are written in.

    nm1.py SCALE

SCALE is the share of the population, for instance 0.1. Prints seconds of processor time and the number of events.
"""
import heapq
import json
import math
import random
import sys
import time

HORIZON = 3652
OPEN = [58700, 50000, 65600, 52000, 13700]
ARRIVALS = [62000, 36500, 38525, 0, 0]
SHAPE = [2.0, 2.5, 0.9, 1.1, 2.0]
MEAN = [345, 500, 300, 245, 215]
ROUTE = [[(2, 0.08)], [(2, 0.15)], [(3, 0.97)], [(2, 0.4), (4, 0.3)], []]


def run(scale, seed=1):
    rng = random.Random(seed)
    lengths = [mean / math.gamma(1 + 1 / shape) for mean, shape in zip(MEAN, SHAPE)]
    heap = []
    stock = [0] * 5
    events = 0

    def length(kind):
        return rng.weibullvariate(lengths[kind], SHAPE[kind])

    for kind in range(5):
        # Length-biased spells of a stock that has stood still, by trying lengths in proportion to themselves.
        most = length(kind)
        for _ in range(1000):
            most = max(most, length(kind))
        for _ in range(round(OPEN[kind] * scale)):
            while True:
                spell = length(kind)
                if rng.random() * most <= spell:
                    break
            heap.append((rng.random() * spell, 1, kind))
            stock[kind] += 1
        if ARRIVALS[kind]:
            heap.append((rng.expovariate(ARRIVALS[kind] * scale / 365.25), 0, kind))
    heapq.heapify(heap)
    while heap:
        now, is_end, kind = heapq.heappop(heap)
        if now > HORIZON:
            break
        events += 1
        if not is_end:
            stock[kind] += 1
            heapq.heappush(heap, (now + length(kind), 1, kind))
            heapq.heappush(heap, (now + rng.expovariate(ARRIVALS[kind] * scale / 365.25), 0, kind))
            continue
        stock[kind] -= 1
        share = rng.random()
        for follow, chance in ROUTE[kind]:
            if share < chance:
                stock[follow] += 1
                heapq.heappush(heap, (now + length(follow), 1, follow))
                break
            share -= chance
    return events, stock


if __name__ == "__main__":
    scale = float(sys.argv[1])
    started = time.process_time()
    events, stock = run(scale)
    print(json.dumps({"cpu": time.process_time() - started, "events": events, "people": sum(stock)}))
