/*
 * The least that the schedules of many loans can take: a product, a division and two
 * subtractions a row in 64 bits, each row kept.
 *
 *     bench-loans LOANS     prints seconds, and the sum of all interest and payments in cents
 *
 *     cc -O2 -o bench-loans scripts/bench-loans.c
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PERIODS = 300 };

typedef unsigned __int128 wide;

struct row { int64_t number, payment, interest, principal, balance; };

static struct row rows[PERIODS];

static uint64_t gcd(uint64_t a, uint64_t b) {
    while (b) { uint64_t rest = a % b; a = b; b = rest; }
    return a;
}

/* The level payment from a bound of the discount factor in units of two to the minus 64. */
static int64_t level(int64_t principal, int64_t p, int64_t q) {
    uint64_t power = (uint64_t)(((wide)q << 64) / (wide)(q + p)), factor = power;
    for (int left = PERIODS - 1; left; left >>= 1) {
        if (left & 1) factor = (uint64_t)(((wide)factor * power) >> 64);
        power = (uint64_t)(((wide)power * power) >> 64);
    }
    wide divisor = (((wide)1 << 64) - factor) * (wide)q;
    wide numerator = (wide)(principal * p) << 64;
    return (int64_t)((numerator + divisor / 2) / divisor);
}

static int schedule(int64_t principal, int64_t billionths) {
    uint64_t common = gcd((uint64_t)billionths, 12000000000u);
    int64_t p = billionths / (int64_t)common, q = 12000000000 / (int64_t)common;
    int64_t payment = level(principal, p, q), balance = principal;
    for (int n = 1; n <= PERIODS; n++) {
        int64_t interest = (balance * p + q / 2) / q;
        int64_t part = payment - interest;
        if (n == PERIODS || balance <= part) part = balance;
        balance -= part;
        rows[n - 1] = (struct row){n, interest + part, interest, part, balance};
        if (balance == 0) return n;
    }
    return PERIODS;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 2) return fprintf(stderr, "usage: bench-loans LOANS\n"), 64;
    int64_t loans = atoll(arguments[1]), interest = 0, payments = 0;
    double start = seconds();
    for (int64_t loan = 0; loan < loans; loan++) {
        int made = schedule(
            500000 + loan * 7919 % 4500000, 19900000 + loan % 100 * 500000);
        for (int i = 0; i < made; i++) {
            interest += rows[i].interest;
            payments += rows[i].payment;
        }
    }
    printf("{\"seconds\": %.6f, \"interest\": %lld, \"payments\": %lld}\n", seconds() - start,
           (long long)interest, (long long)payments);
    return 0;
}
