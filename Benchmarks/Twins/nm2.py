"""The stock-flow benchmark NM-2 in NumPy, all replications at once: the twin that the product is measured beside.

5 types by 24 ages, trainees by 8 ages, newly qualified by 4, officers, service officers, seniors; 40 quarters;
numbers drawn for each replication; 5 outputs with 7 quantiles. Prints the seconds of processor time that it took,
without the time to start Python and to import NumPy, and the means of the outputs at the end.

    nm2.py REPLICATIONS
"""
import json
import math
import sys
import time

import numpy as np

TYPES, AGES, STEPS = 5, 24, 40
OPEN = [58700, 49981, 67528, 54300, 13700]
STARTS = [62145, 36511, 39900, 0, 0]
SHAPE = [2.0, 2.5, 0.9, 1.1, 2.0]
MEAN = [345, 500, 300, 245, 215]


def training(low, mode, high, step):
    def finished(month):
        if month <= low:
            return 0.0
        if month >= high:
            return 1.0
        if month <= mode:
            return (month - low) ** 2 / ((high - low) * (mode - low))
        return 1 - (high - month) ** 2 / ((high - low) * (high - mode))

    shares = [finished((age + 1) * step) - finished(age * step) for age in range(math.ceil(high / step))]
    left, hazards = 1.0, []
    for share in shares:
        hazards.append(min(1.0, share / left) if left > 1e-12 else 1.0)
        left -= share
    return np.array(hazards)


def run(replications, seed=1):
    rng = np.random.default_rng(seed)
    n = replications
    growth = rng.normal(0.01, 0.01, n)
    revoked_co, revoked_sso = rng.beta(80, 920, n), rng.beta(150, 850, n)
    recall = rng.beta(400, 600, n)
    leaving = {grade: rng.beta(a, b, n) / 4 for grade, a, b in
               [("TRN", 20, 180), ("NQO", 16, 184), ("PO", 16, 184), ("PSO", 24, 176), ("SPO", 10, 190)]}
    take_up = rng.triangular(0.55, 0.75, 0.9, n)
    fill = rng.triangular(0.8, 0.95, 1.0, n)
    moves_out = rng.triangular(0.0, 0.02, 0.04, n) / 4
    weight_trn, weight_nqo = rng.triangular(0.2, 0.4, 0.6, n), rng.triangular(0.7, 0.75, 0.8, n)
    ratio = rng.triangular(5, 8, 12, n)
    hours = 4.666 * np.exp(rng.normal(0, 0.05, n))
    step_days = 365.25 / 4
    days = np.arange(AGES + 2) * step_days
    half = (np.arange(AGES + 1) + 0.5) * step_days
    stock, keep, entering = [], [], []
    for kind in range(TYPES):
        variance = math.log(1 + 0.05 ** 2)
        mean = MEAN[kind] * np.exp(math.sqrt(variance) * rng.normal(0, 1, n) - variance / 2)
        scale = mean / math.gamma(1 + 1 / SHAPE[kind])
        survival = np.exp(-((days[:, None] / scale) ** SHAPE[kind]))
        middle = np.exp(-((half[:, None] / scale) ** SHAPE[kind]))
        alive = (survival[:-1] + 4 * middle + survival[1:]) / 6
        stays = alive[1:] / alive[:-1]
        ages = np.cumprod(np.vstack([np.ones(n), stays[:-1]]), axis=0)
        ages[-1] /= np.maximum(1 - stays[-1], 1e-9)
        stock.append(ages * (OPEN[kind] / ages.sum(axis=0)))
        keep.append(stays)
        entering.append(alive[0])
    hazards = training(15, 21, 24, 3)
    trainees = np.full((8, n), 1300 / 8.0)
    new = np.full((4, n), 650 / 4.0)
    officers, service, seniors = np.full(n, 4869.0), np.full(n, 3913.0), np.full(n, 1200.0)
    out = np.empty((5, STEPS, n), dtype=np.float32)
    for step in range(STEPS):
        rate = (1 + growth) ** ((step + 0.5) / 4) / 4
        ends = []
        for kind in range(TYPES):
            kept = stock[kind] * keep[kind]
            ends.append(stock[kind].sum(axis=0) - kept.sum(axis=0))
            stock[kind][1:] = kept[:-1]
            stock[kind][-1] += kept[-1]
            stock[kind][0] = 0
        recalled = ends[3] * recall
        for kind in range(TYPES):
            arrivals = STARTS[kind] * rate
            if kind == 2:
                arrivals = arrivals + ends[0] * revoked_co + ends[1] * revoked_sso + recalled
            elif kind == 3:
                arrivals = arrivals + ends[2] * 0.97
            elif kind == 4:
                arrivals = arrivals + ends[3] * 0.3
            stay = arrivals * entering[kind]
            ends[kind] = ends[kind] + arrivals - stay
            if kind == 3:
                stock[2][0] += (arrivals - stay) * recall
            stock[kind][0] += stay
        officers_left, promoted = officers * leaving["PO"], officers * 0.003
        there = trainees * (1 - leaving["TRN"])
        done = there * hazards[:, None]
        finished = done.sum(axis=0)
        trainees[1:] = (there - done)[:-1]
        trainees[-1] += (there - done)[-1]
        trainees[0] = fill * (650 if step % 2 == 0 else 0)
        stayed = new * (1 - leaving["NQO"])
        advanced = stayed[-1]
        new[1:] = stayed[:-1]
        new[0] = finished * take_up
        officers = officers - officers_left - promoted - officers * moves_out + advanced + 15
        service = service * (1 - leaving["PSO"]) + 117.5
        seniors = seniors * (1 - leaving["SPO"]) + promoted
        people = sum(ages.sum(axis=0) for ages in stock)
        in_training, protected = trainees.sum(axis=0), new.sum(axis=0)
        assessors = np.minimum(in_training / ratio, officers)
        capacity = 24.864 * (officers - assessors + weight_nqo * protected + weight_trn * in_training + service)
        work = people * hours * (12 / (365.25 / 7)) + 28355
        out[0, step], out[1, step], out[2, step] = people, work, capacity
        out[3, step], out[4, step] = work / capacity, officers + protected
    np.quantile(out, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95], axis=2)
    return out


if __name__ == "__main__":
    count = int(sys.argv[1])
    run(16)
    started = time.process_time()
    result = run(count)
    took = time.process_time() - started
    names = ["people", "work", "capacity", "utilisation", "officers-published"]
    print(json.dumps({"cpu": took, "means": dict(zip(names, [float(row[-1].mean()) for row in result]))}))
