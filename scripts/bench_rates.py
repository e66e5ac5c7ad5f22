"""Measures the rate engine against NREL's PySAM, and against a tight loop in C.

The same tariffs and the same year of hours go to both engines in the same run, on one thread;
their bills are compared before their times are. Times are the processor's, so that other work on
the machine counts as little as it can. PySAM is installed from PyPI into the build
folder, and nothing of it is kept elsewhere.
"""
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import venv

HOURS = 8760
CENTS_APART = 0.01
CUSTOMERS = 10_000


def days():
    """The days of the reference's year: whether each is of a weekend, and its month."""
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    number = 0
    for month, length in enumerate(lengths):
        for _ in range(length):
            yield number % 7 >= 5, month
            number += 1


def profiles(seed=1):
    """A home's use and the output of its panels, in kWh an hour."""
    dice = random.Random(seed)
    load, generation = [], []
    for is_weekend, month in days():
        summer = 1 - abs(month - 6) / 6
        for hour in range(24):
            evening = max(0, 1 - abs(hour - 19) / 5)
            at_home = 0.3 if is_weekend else 0.1
            load.append(round(0.4 + at_home + evening + summer * dice.random(), 4))
            sun = max(0, 1 - abs(hour - 12.5) / (4 + 2 * summer))
            generation.append(round(4 * sun * (0.4 + 0.6 * dice.random()), 4))
    return load, generation


def schedule(period_of):
    return [[period_of(month, hour) for hour in range(24)] for month in range(12)]


def tariff(name, energy, weekday, weekend, **more):
    return {
        "name": name, "utility": "Bench", "startdate": 1514764800, "sector": "Residential",
        "energyratestructure": [
            [dict(tier, unit="kWh") for tier in tiers] for tiers in energy],
        "energyweekdayschedule": weekday, "energyweekendschedule": weekend, **more}


def tariffs():
    """A plain time-of-use tariff; and tiers with two kinds of demand and a minimum."""
    def noon_to_seven(month, hour):
        return 1 if 12 <= hour < 19 else 0

    off_peak = schedule(lambda month, hour: 0)
    plain = tariff(
        "time-of-use", [[{"rate": 0.08}], [{"rate": 0.26}]], schedule(noon_to_seven), off_peak,
        fixedchargefirstmeter=12, fixedchargeunits="$/month")
    tiers = [{"rate": 0.09, "max": 400}, {"rate": 0.13, "max": 900}, {"rate": 0.17}]
    dearer = [dict(tier, rate=round(tier["rate"] + 0.1, 2)) for tier in tiers]
    full = tariff(
        "tiers, demand and minimum", [tiers, dearer], schedule(noon_to_seven), off_peak,
        flatdemandstructure=[[{"rate": 3.5, "max": 2}, {"rate": 5.25}]],
        flatdemandmonths=[0] * 12, demandratestructure=[[{"rate": 0}], [{"rate": 4.5}]],
        demandweekdayschedule=schedule(noon_to_seven), demandweekendschedule=off_peak,
        fixedchargefirstmeter=12, fixedchargeunits="$/month",
        mincharge=30, minchargeunits="$/month")
    return plain, full


# PySAM

UNBOUNDED = 1e38


def sam_inputs(tariff):
    """What SAM is given for a tariff, by the rules of its own conversion."""
    def matrix(structure, columns):
        return [
            [period + 1, tier + 1, rate.get("max", UNBOUNDED), *columns(rate)]
            for period, tiers in enumerate(structure) for tier, rate in enumerate(tiers)]

    def one_based(rows):
        return [[period + 1 for period in row] for row in rows]

    inputs = {
        "ur_ec_tou_mat": matrix(
            tariff["energyratestructure"], lambda rate: (0, rate["rate"], rate["rate"])),
        "ur_ec_sched_weekday": one_based(tariff["energyweekdayschedule"]),
        "ur_ec_sched_weekend": one_based(tariff["energyweekendschedule"]),
        "ur_monthly_fixed_charge": tariff["fixedchargefirstmeter"],
        "ur_monthly_min_charge": tariff.get("mincharge", 0), "ur_annual_min_charge": 0,
        "ur_dc_enable": int("demandratestructure" in tariff),
    }
    if inputs["ur_dc_enable"]:
        inputs["ur_dc_tou_mat"] = matrix(
            tariff["demandratestructure"], lambda rate: (rate["rate"],))
        inputs["ur_dc_sched_weekday"] = one_based(tariff["demandweekdayschedule"])
        inputs["ur_dc_sched_weekend"] = one_based(tariff["demandweekendschedule"])
        inputs["ur_dc_flat_mat"] = [
            [month, tier + 1, rate.get("max", UNBOUNDED), rate["rate"]]
            for month, flat in enumerate(tariff["flatdemandmonths"])
            for tier, rate in enumerate(tariff["flatdemandstructure"][flat])]
    return inputs


def run_pysam(tariff, load, generation, option, seconds):
    """Prints the years' bills and how long one bill takes; run by PySAM's own interpreter."""
    import time

    import PySAM.Utilityrate5 as engine

    model = engine.new()
    rates = model.ElectricityRates
    for key, value in sam_inputs(tariff).items():
        setattr(rates, key, value)
    rates.ur_metering_option = option
    rates.ur_nm_yearend_sell_rate = 0
    rates.ur_sell_eq_buy = 1
    rates.rate_escalation = [0]
    model.Lifetime.analysis_period = 1
    model.Lifetime.inflation_rate = 0
    model.Lifetime.system_use_lifetime_output = 0
    model.SystemOutput.degradation = [0]
    model.SystemOutput.gen = generation
    model.Load.load = load
    model.Load.load_escalation = [0]
    model.execute(0)
    outputs = model.Outputs
    bills = [
        sum(outputs.year1_monthly_utility_bill_wo_sys),
        sum(outputs.year1_monthly_utility_bill_w_sys)]
    times = []
    end = time.process_time() + seconds
    while time.process_time() < end:
        start = time.process_time()
        model.execute(0)
        times.append(time.process_time() - start)
    # One execution makes the bill without the system and the one with it.
    print(json.dumps({"bills": bills, "microseconds": statistics.median(times) / 2 * 1e6}))


# The run


class RateBench:
    REGIMES = (("none and net metering", 0, "net-energy"), ("none and net billing", 2, "net-billing"))

    def __init__(self, bench, root):
        self.bench, self.root = bench, root
        self.load, self.generation = profiles()

    def install_pysam(self):
        folder = os.path.join(self.root, ".build", "bench-pysam")
        self.python = os.path.join(folder, "bin", "python")
        if not os.path.exists(self.python):
            venv.create(folder, with_pip=True)
        found = subprocess.run([self.python, "-c", "import PySAM"], capture_output=True)
        if found.returncode != 0:
            subprocess.run(
                [self.python, "-m", "pip", "install", "--quiet", "NREL-PySAM"], check=True)

    def write(self, name, series):
        path = self.bench.path(name)
        with open(path, "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("hour", "kwh"))
            rows.writerows((hour, f"{kwh:.4f}") for hour, kwh in enumerate(series))
        return path

    def reference(self, tariff, option):
        request = json.dumps([tariff, self.load, self.generation, option, 1.5])
        answer = subprocess.run(
            [self.python, __file__], input=request, check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)

    def measure(self, *arguments):
        answer = subprocess.run(
            [self.bench.benchmarks, *arguments], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)

    def ours(self, file, load, generation, regime):
        return self.measure("rates", file, load, generation, regime)

    def loop(self, load):
        answer = subprocess.run(
            [self.bench.path("bench-rates"), load], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)

    def run(self, rounds):
        self.install_pysam()
        self.bench.compile("bench-rates")
        load = self.write("load.csv", self.load)
        generation = self.write("generation.csv", self.generation)
        for tariff in tariffs():
            file = self.bench.path("tariff.json")
            with open(file, "w") as out:
                json.dump(tariff, out)
            for title, option, regime in self.REGIMES:
                self.compare(tariff, title, option, (file, load, generation, regime), rounds)
        self.stream(file, load, generation)
        self.compare_loop(load, rounds)
        self.parse(rounds)

    def compare(self, tariff, title, option, request, rounds):
        pairs = [
            (self.ours(*request), self.reference(tariff, option)) for _ in range(rounds)]
        for ours, theirs in pairs:
            apart = max(abs(a - b) for a, b in zip(ours["bills"], theirs["bills"]))
            if apart > CENTS_APART:
                sys.exit(f"{tariff['name']}, {title}: the bills differ, {ours} {theirs}")
        ours = min(pair[0]["microseconds"] for pair in pairs)
        theirs = min(pair[1]["microseconds"] for pair in pairs)
        self.bench.report(
            f"{tariff['name']}, {title}", theirs / ours, "times PySAM",
            f"{ours:.1f} us against {theirs:.0f} us a year", ">= 50", theirs >= 50 * ours)

    def compare_loop(self, load, rounds):
        file = self.bench.path("tariff.json")
        with open(file, "w") as out:
            json.dump(tariffs()[0], out)
        pairs = [
            (self.ours(file, load, load, "none"), self.loop(load)) for _ in range(rounds)]
        ours = min(pair[0]["microseconds"] for pair in pairs)
        theirs = min(pair[1]["microseconds"] for pair in pairs)
        self.bench.report(
            "time-of-use, none", ours / theirs, "of a loop in C",
            f"{ours:.2f} us against {theirs:.2f} us a year", "<= 5.00", ours <= 5 * theirs)

    def stream(self, file, load, generation):
        """The tariff with tiers and demand; a customer's profile is part of what is held."""
        made = self.measure("customers", file, load, generation, str(CUSTOMERS))
        peak = made["megabytes"]
        self.bench.report(
            f"{CUSTOMERS:,} customers in a stream", peak, "MB",
            f"{made['microseconds']:.1f} us each, the profile's making among it", "< 100",
            peak < 100)

    def parse(self, rounds):
        folder = os.path.join(self.root, "rates")
        runs = [self.measure("ratefiles", folder) for _ in range(5 * rounds)]
        best = min(runs, key=lambda run: run["milliseconds"])
        self.bench.report(
            "parse all rate files", best["milliseconds"], "ms",
            f"{best['files']} files of {best['bytes'] / 1e3:.0f} kB, and their schemas", "< 50",
            best["milliseconds"] < 50)


if __name__ == "__main__":
    run_pysam(*json.load(sys.stdin))
