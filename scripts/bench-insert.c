/*
 * The reference for the speed of issuing a month: what SQLite can do on this machine.
 *
 *     bench-insert BOOK MONTH --like MODEL
 *     bench-insert BOOK MONTH [--postings N] [--movements N] [--body N] [--key N] [--memo N]
 *
 * Inserts the rows of one month (as in 202606) for every subscription of every array of BOOK,
 * with prepared statements of 100 rows, one transaction an array, and nothing computed. BOOK was
 * made by commonwatt, so tables, indexes, checks and triggers are the product's own; what
 * a connection sets for itself is set here as in Sources/Storage/Book/BookFile.swift. With --like,
 * there are as many rows as MODEL has of the month, of the average widths they have there; MODEL
 * is the same book after commonwatt issued the month, and nothing after it. Prints statements,
 * rows, seconds and peak memory as JSON.
 *
 *     cc -O2 -D_GNU_SOURCE -o bench-insert scripts/bench-insert.c -lsqlite3
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROWS = 100, TABLES = 5, COLUMNS = 16 };

/* How many rows there are for a statement, and how wide their texts are. */
struct widths {
    double postings, movements;
    int body, key, memo;
};

/* One column of the rows of a month: where its value comes from. */
enum source {
    ARRAY, MONTH, RUN, SUBSCRIPTION, ENTRY, STATEMENT, LINE, ACCOUNT, HOLDER, KIND, UNIT,
    DATE, NOTHING, SMALL, AMOUNT, SIGNED, KEY, MEMO, DIGEST, BODY
};

struct table {
    const char *name;
    const char *columns;
    int count;
    enum source sources[COLUMNS];
    sqlite3_stmt *many, *one;
};

static struct table tables[TABLES] = {
    {"entry", "array_id, number, date, corrects, key, memo, digest", 7,
     {ARRAY, ENTRY, DATE, NOTHING, KEY, MEMO, DIGEST}, NULL, NULL},
    {"posting", "array_id, account, entry, line, subscription_id, quantity", 6,
     {ARRAY, ACCOUNT, ENTRY, LINE, HOLDER, SIGNED}, NULL, NULL},
    {"statement", "array_id, run_id, number, subscription_id, body", 5,
     {ARRAY, RUN, STATEMENT, SUBSCRIPTION, BODY}, NULL, NULL},
    {"member_month",
     "array_id, month, subscription_id, statement, last_entry, allocated_mwh, unit, earned, "
     "applied, expired, paid_out, banked, fee_cents, total_cents", 14,
     {ARRAY, MONTH, SUBSCRIPTION, STATEMENT, ENTRY, AMOUNT, UNIT, SMALL, SMALL, UNIT, UNIT,
      UNIT, SMALL, SMALL}, NULL, NULL},
    {"bank_movement",
     "array_id, month, subscription_id, earned, kind, unit, quantity", 7,
     {ARRAY, MONTH, SUBSCRIPTION, MONTH, KIND, UNIT, SIGNED}, NULL, NULL},
};

/* Kinds of account in order; the bit of 32 tells those that each subscription has. */
static const int accounts[] = {3, 24, 33, 34, 65, 97, 130, 161, 162, 163, 164, 165, 166, 167};
enum { ACCOUNTS = sizeof accounts / sizeof *accounts };

struct month {
    sqlite3_int64 array, month, run, entry, statement;
    sqlite3_int64 *subscriptions;
    int count;
};

static sqlite3 *db;
static char *text;

static void fail(const char *what) {
    fprintf(stderr, "bench-insert: %s: %s\n", what, sqlite3_errmsg(db));
    exit(70);
}

static void run(const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) fail(sql);
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL))
        fail(sql);
    return statement;
}

static void step(sqlite3_stmt *statement, const char *what) {
    if (sqlite3_step(statement) != SQLITE_DONE) fail(what);
    sqlite3_reset(statement);
}

/* The number that a query with at most two parameters returns. */
static sqlite3_int64 number(const char *sql, sqlite3_int64 first, sqlite3_int64 second) {
    sqlite3_stmt *statement = prepare(sql);
    sqlite3_int64 result = 0;
    if (sqlite3_bind_parameter_count(statement) > 0) sqlite3_bind_int64(statement, 1, first);
    if (sqlite3_bind_parameter_count(statement) > 1) sqlite3_bind_int64(statement, 2, second);
    if (sqlite3_step(statement) == SQLITE_ROW) result = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return result;
}

static sqlite3_stmt *insertion(const struct table *table, int rows) {
    char sql[1 << 14];
    size_t end = (size_t)snprintf(
        sql, sizeof sql, "INSERT INTO %s (%s) VALUES ", table->name, table->columns);
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < table->count; column++)
            end += (size_t)snprintf(
                sql + end, sizeof sql - end, "%s", column ? ", ?" : row ? ", (?" : "(?");
        end += (size_t)snprintf(sql + end, sizeof sql - end, ")");
    }
    return prepare(sql);
}

/* How many rows of a table there are for all statements of an array. */
static int rows_of(int table, const struct month *month, const struct widths *widths) {
    double each = table == 1 ? widths->postings : table == 4 ? widths->movements : 1;
    return (int)(each * month->count + 0.5);
}

/* Which member a row is of, and which of the member's rows it is: postings go by account, and
   other rows, `total` in all, are spread evenly over the members. */
static void locate(
    int table, int row, const struct month *month, int total, int *member, int *which) {
    if (table == 1) {
        *member = row % month->count;
        *which = row / month->count;
        return;
    }
    long long count = month->count;
    *member = (int)(row * count / total);
    *which = row - (int)((*member * (long long)total + count - 1) / count);
}

static int bind(
    sqlite3_stmt *statement, int index, enum source source, const struct month *month,
    const struct widths *widths, int member, int which) {
    static char key[256];
    int account = accounts[which % ACCOUNTS];
    switch (source) {
    case ARRAY: return sqlite3_bind_int64(statement, index, month->array);
    case MONTH: return sqlite3_bind_int64(statement, index, month->month);
    case RUN: return sqlite3_bind_int64(statement, index, month->run);
    case SUBSCRIPTION:
        return sqlite3_bind_int64(statement, index, month->subscriptions[member]);
    case ENTRY: return sqlite3_bind_int64(statement, index, month->entry + member);
    case STATEMENT: return sqlite3_bind_int64(statement, index, month->statement + member);
    case LINE: return sqlite3_bind_int64(statement, index, which + 1);
    case ACCOUNT: return sqlite3_bind_int64(statement, index, account);
    case HOLDER:
        return sqlite3_bind_int64(
            statement, index, account & 32 ? month->subscriptions[member] : 0);
    case KIND: return sqlite3_bind_int64(statement, index, which + 1);
    case UNIT: return sqlite3_bind_int64(statement, index, 0);
    case DATE: return sqlite3_bind_int64(statement, index, month->month * 100 + 28);
    case NOTHING: return sqlite3_bind_null(statement, index);
    case SMALL: return sqlite3_bind_int64(statement, index, 4000 + member);
    case AMOUNT: return sqlite3_bind_int64(statement, index, 800000000 + member);
    case SIGNED:
        return sqlite3_bind_int64(statement, index, which ? -7000 - member : 7000 + member);
    case KEY:
        snprintf(
            key, sizeof key, "%0*lld", widths->key,
            month->month * 10000000000 + month->entry + member);
        return sqlite3_bind_text(statement, index, key, -1, SQLITE_TRANSIENT);
    case MEMO: return sqlite3_bind_text(statement, index, text, widths->memo, NULL);
    case DIGEST: return sqlite3_bind_blob(statement, index, text, 32, NULL);
    case BODY: return sqlite3_bind_blob(statement, index, text, widths->body, NULL);
    }
    return SQLITE_MISUSE;
}

static long insert(int which, const struct month *month, const struct widths *widths) {
    struct table *table = &tables[which];
    int total = rows_of(which, month, widths);
    for (int row = 0; row < total;) {
        int rows = total - row >= ROWS ? ROWS : 1, index = 0;
        sqlite3_stmt *statement = rows == ROWS ? table->many : table->one;
        for (int end = row + rows; row < end; row++) {
            int member, part;
            locate(which, row, month, total, &member, &part);
            for (int column = 0; column < table->count; column++)
                if (bind(statement, ++index, table->sources[column], month, widths, member, part))
                    fail(table->name);
        }
        step(statement, table->name);
    }
    return total;
}

/* Reads what the month of one array begins with. */
static void begin(struct month *month, sqlite3_stmt *members) {
    month->count = 0;
    sqlite3_bind_int64(members, 1, month->array);
    while (sqlite3_step(members) == SQLITE_ROW)
        month->subscriptions[month->count++] = sqlite3_column_int64(members, 0);
    sqlite3_reset(members);
    month->entry = 1 + number(
        "SELECT coalesce (max (number), 0) FROM entry WHERE array_id = ?", month->array, 0);
    month->statement = 1 + number(
        "SELECT coalesce (max (number), 0) FROM statement WHERE array_id = ?", month->array, 0);
}

static long issue(struct month *month, const struct widths *widths, sqlite3_stmt *members) {
    static const char sql[] =
        "INSERT INTO bill_run (array_id, month, number, issued_on, metered_mwh, "
        "unallocated_mwh, program, facts) "
        "VALUES (?, ?, 1, 20260701, 0, 0, (SELECT digest FROM document LIMIT 1), x'7B7D')";
    static sqlite3_stmt *bill_run;
    long rows = 1;
    if (!bill_run) bill_run = prepare(sql);
    run("BEGIN IMMEDIATE");
    begin(month, members);
    sqlite3_bind_int64(bill_run, 1, month->array);
    sqlite3_bind_int64(bill_run, 2, month->month);
    step(bill_run, "bill_run");
    month->run = sqlite3_last_insert_rowid(db);
    for (int table = 0; table < TABLES; table++) rows += insert(table, month, widths);
    run("COMMIT");
    return rows;
}

static void open_book(const char *path, int flags) {
    if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL)) fail(path);
    run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; "
        "PRAGMA wal_autocheckpoint = 2048; PRAGMA trusted_schema = OFF;");
    run("PRAGMA synchronous = FULL");
}

/* What a book has of a month, whose entries are the last of their arrays. */
static struct widths measure(const char *path, sqlite3_int64 month) {
    open_book(path, SQLITE_OPEN_READONLY);
    double statements =
        (double)number("SELECT count (*) FROM member_month WHERE month = ?", month, 0);
    if (statements == 0) {
        fprintf(stderr, "bench-insert: %s has no statements to measure\n", path);
        exit(65);
    }
    sqlite3_int64 issued =
        number("SELECT max (issued_on) FROM bill_run WHERE month = ?", month, 0);
    double postings = (double)number(
        "SELECT count (*) FROM posting AS p JOIN ("
        "SELECT array_id, min (number) AS first FROM entry WHERE date = ? GROUP BY array_id) AS e "
        "ON p.array_id = e.array_id AND p.entry >= e.first", issued, 0);
    double movements =
        (double)number("SELECT count (*) FROM bank_movement WHERE month = ?", month, 0);
    struct widths widths = {
        .postings = postings / statements,
        .movements = movements / statements,
        .body = (int)number(
            "SELECT avg (length (body)) + 0.5 FROM statement WHERE run_id IN ("
            "SELECT id FROM bill_run WHERE month = ?)", month, 0),
        .key = (int)number("SELECT avg (length (key)) + 0.5 FROM entry WHERE date = ?", issued, 0),
        .memo =
            (int)number("SELECT avg (length (memo)) + 0.5 FROM entry WHERE date = ?", issued, 0),
    };
    sqlite3_close(db);
    return widths;
}

static int option(const char *value, int least, int most) {
    char *end;
    long number = strtol(value, &end, 10);
    if (*end || number < least || number > most) {
        fprintf(stderr, "bench-insert: expected %d to %d, found %s\n", least, most, value);
        exit(64);
    }
    return (int)number;
}

static struct widths options(int count, char **arguments) {
    struct widths widths = {.postings = 6, .movements = 2, .body = 900, .key = 24, .memo = 24};
    for (int index = 3; index + 1 < count; index += 2) {
        const char *name = arguments[index], *value = arguments[index + 1];
        if (!strcmp(name, "--like")) widths = measure(value, option(arguments[2], 190001, 220012));
        else if (!strcmp(name, "--postings")) widths.postings = option(value, 0, 64);
        else if (!strcmp(name, "--movements")) widths.movements = option(value, 0, 4);
        else if (!strcmp(name, "--body")) widths.body = option(value, 1, 1 << 20);
        else if (!strcmp(name, "--key")) widths.key = option(value, 1, 200);
        else if (!strcmp(name, "--memo")) widths.memo = option(value, 1, 200);
        else {
            fprintf(stderr, "bench-insert: there is no option %s\n", name);
            exit(64);
        }
    }
    return widths;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Makes room for the largest array and for the widest text. */
static void prepare_all(struct month *month, const struct widths *widths) {
    size_t most = (size_t)number(
        "SELECT max (members) FROM (SELECT count (*) AS members FROM subscription "
        "GROUP BY array_id)", 0, 0);
    size_t width = (size_t)(widths->body > 256 ? widths->body : 256);
    month->subscriptions = calloc(most + 1, sizeof *month->subscriptions);
    text = malloc(width);
    if (!month->subscriptions || !text) fail("memory");
    memset(text, 'x', width);
    for (int table = 0; table < TABLES; table++) {
        tables[table].many = insertion(&tables[table], ROWS);
        tables[table].one = insertion(&tables[table], 1);
    }
}

int main(int count, char **arguments) {
    if (count < 3 || count % 2 == 0) {
        fprintf(stderr, "usage: bench-insert BOOK MONTH [--like MODEL] [--body N] ...\n");
        return 64;
    }
    struct widths widths = options(count, arguments);
    struct month month = {.month = option(arguments[2], 190001, 220012)};
    open_book(arguments[1], SQLITE_OPEN_READWRITE);
    prepare_all(&month, &widths);
    sqlite3_stmt *members =
        prepare("SELECT id FROM subscription WHERE array_id = ? ORDER BY id");
    long rows = 0, statements = 0;
    double start = seconds();
    /* One array at a time: a query left open would keep the log from being put away. */
    for (month.array = 0;;) {
        month.array = number(
            "SELECT coalesce (min (id), 0) FROM \"array\" WHERE id > ?", month.array, 0);
        if (month.array == 0) break;
        rows += issue(&month, &widths, members);
        statements += month.count;
    }
    double end = seconds();
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf(
        "{\"statements\": %ld, \"rows\": %ld, \"seconds\": %.3f, \"peak_kilobytes\": %ld}\n",
        statements, rows, end - start, usage.ru_maxrss);
    return 0;
}
