"""Measures the schedules of many loans against a loop in C, and numpy-financial for scale.

Each makes the same loans of 300 payments in the same run, on one thread; the sums of their
interest and payments in cents are compared before their times are. numpy-financial, which
rounds nothing, is installed from PyPI into the build folder.
"""
import json
import os
import subprocess
import sys
import venv

LOANS = 100_000
# A loan of numpy's takes so long that fewer tell its time.
NUMPY_LOANS = 2_000
NUMPY = """
import sys, time
import numpy, numpy_financial
periods = numpy.arange(1, 301)
start = time.perf_counter()
for loan in range(int(sys.argv[1])):
    principal = 500000 + loan * 7919 % 4500000
    rate = (19900000 + loan % 100 * 500000) / 12e9
    payment = numpy_financial.pmt(rate, 300, -principal)
    numpy_financial.ipmt(rate, periods, 300, -principal)
    numpy_financial.ppmt(rate, periods, 300, -principal)
print(time.perf_counter() - start)
"""


class LoanBench:
    def __init__(self, bench, root):
        self.bench, self.root = bench, root

    def ours(self, dates):
        return self.answer(self.bench.benchmarks, "loans", str(LOANS), dates)

    def theirs(self):
        return self.answer(self.bench.path("bench-loans"), str(LOANS))

    def answer(self, *command):
        return json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def run(self, rounds):
        self.bench.compile("bench-loans")
        made = [(self.theirs(), self.ours("without-dates"), self.ours("with-dates"))
                for _ in range(max(rounds, 5))]
        for answers in made:
            if len({(answer["interest"], answer["payments"]) for answer in answers}) != 1:
                sys.exit(f"the schedules differ: {answers}")
        # What else the machine does can only add: the best of each is nearest to the truth.
        reference, plain, dated = (
            min(answer["seconds"] for answer in side) for side in zip(*made))
        for title, seconds, limit in (("without", plain, 2), ("with", dated, 6)):
            self.bench.report(
                f"{LOANS:,} schedules of 300 rows, {title} dates", seconds / reference, "of C",
                f"{seconds:.2f} s against {reference:.2f} s", f"<= {limit}.00",
                seconds <= limit * reference)
        scale = self.numpy() * LOANS / NUMPY_LOANS
        self.bench.report(
            "numpy-financial, for scale", scale / plain, "times ours",
            f"{scale:.1f} s for as many", "none", True)

    def numpy(self):
        folder = os.path.join(self.root, ".build", "bench-numpy")
        python = os.path.join(folder, "bin", "python")
        if not os.path.exists(python):
            venv.create(folder, with_pip=True)
        found = subprocess.run([python, "-c", "import numpy_financial"], capture_output=True)
        if found.returncode != 0:
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", "numpy-financial"], check=True)
        return float(subprocess.run(
            [python, "-c", NUMPY, str(NUMPY_LOANS)], check=True, capture_output=True,
            text=True).stdout)
