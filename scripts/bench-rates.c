/*
 * The least that a year of a plain time-of-use tariff can take: sums over runs of hours of one
 * period, by month, and a product each.
 *
 *     bench-rates LOAD.csv     prints microseconds a year, and the year's bill
 *
 *     cc -O2 -o bench-rates scripts/bench-rates.c
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { HOURS = 8760, MOST_RUNS = 2000, PERIODS = 2, MONTHS = 12, ROUNDS = 400, BILLS = 50 };

struct run { int start, end, sum; };

static int64_t load[HOURS];
static struct run runs[MOST_RUNS];
static int run_count;

/* Nano-dollars a kilowatt-hour, and a month's fixed charge in nano-dollars. */
static const int64_t prices[PERIODS] = {80000000, 260000000};
static const int64_t fixed = 12000000000;

static void make_runs(void) {
    static const int lengths[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int hour = 0, day = 0;
    for (int month = 0; month < MONTHS; month++)
        for (int i = 0; i < lengths[month]; i++, day++)
            for (int h = 0; h < 24; h++, hour++) {
                int sum = month * PERIODS + (day % 7 < 5 && h >= 12 && h < 19);
                if (run_count == 0 || runs[run_count - 1].sum != sum)
                    runs[run_count++] = (struct run){hour, hour, sum};
                runs[run_count - 1].end = hour + 1;
            }
}

static __int128 bill(void) {
    int64_t sums[MONTHS * PERIODS] = {0};
    for (int i = 0; i < run_count; i++) {
        int64_t sum = 0;
        for (int hour = runs[i].start; hour < runs[i].end; hour++) sum += load[hour];
        sums[runs[i].sum] += sum;
    }
    __int128 total = 0;
    for (int month = 0; month < MONTHS; month++) {
        total += (__int128)fixed * 1000000;
        for (int period = 0; period < PERIODS; period++)
            total += (__int128)sums[month * PERIODS + period] * prices[period];
    }
    return total;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_size(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
    if (!file) return fprintf(stderr, "usage: bench-rates LOAD.csv\n"), 64;
    double kwh;
    int hour, read = 0;
    if (fscanf(file, "%*[^\n]") != 0) return 65;
    while (read < HOURS && fscanf(file, "%d,%lf", &hour, &kwh) == 2)
        load[read++] = (int64_t)(kwh * 1e6 + 0.5);
    if (read != HOURS) return fprintf(stderr, "bench-rates: %d hours\n", read), 65;
    make_runs();
    static double times[ROUNDS];
    volatile double total = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds();
        for (int i = 0; i < BILLS; i++) {
            load[i] ^= 1; /* so that no bill is the one before */
            total = (double)bill() / 1e15;
            load[i] ^= 1;
        }
        times[round] = (seconds() - start) / BILLS;
    }
    qsort(times, ROUNDS, sizeof times[0], by_size);
    printf("{\"microseconds\": %.4f, \"bills\": [%.6f]}\n", times[ROUNDS / 2] * 1e6, total);
    return 0;
}
