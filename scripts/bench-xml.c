/*
 * The reference that our Green Button reader is measured against: libxml2's own SAX2 push parser,
 * called from C, names compared by their address in the parser's dictionary, no schema.
 *
 *   cc -O2 -o bench-xml scripts/bench-xml.c $(xml2-config --cflags --libs)
 *   bench-xml write FILE MEGABYTES   writes a feed of hourly readings, one block a day
 *   bench-xml read FILE              reads it, as our reader does, and prints one line:
 *                                    readings=N wh=SUM bytes=N seconds=CPU megabytes=PEAK
 */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define ATOM "http://www.w3.org/2005/Atom"
#define ESPI "http://naesb.org/espi"
#define CHUNK (256 * 1024)

typedef struct {
    const xmlChar *espi, *reading, *value, *start, *duration;
    char text[64];
    int gathering, length, bad;
    int64_t readings, wh, first, last, current_start, current_value, current_duration;
} state;

static int64_t number(state *s) {
    int64_t result = 0;
    int i = s->length > 0 && s->text[0] == '-';
    if (i == s->length) s->bad = 1;
    for (int k = i; k < s->length; k++) {
        if (s->text[k] < '0' || s->text[k] > '9') s->bad = 1;
        result = result * 10 + (s->text[k] - '0');
    }
    return i ? -result : result;
}

static void on_start(
    void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
    const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    state *s = user;
    if (uri != s->espi) return;
    if (name == s->value || name == s->start || name == s->duration) {
        s->gathering = 1;
        s->length = 0;
    }
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    state *s = user;
    if (uri != s->espi) return;
    if (s->gathering) {
        s->gathering = 0;
        if (name == s->value) s->current_value = number(s);
        else if (name == s->start) s->current_start = number(s);
        else s->current_duration = number(s);
    } else if (name == s->reading) {
        s->readings += 1;
        s->wh += s->current_value;
        if (s->first == 0 || s->current_start < s->first) s->first = s->current_start;
        int64_t end = s->current_start + s->current_duration;
        if (end > s->last) s->last = end;
    }
}

static void on_text(void *user, const xmlChar *text, int count) {
    state *s = user;
    if (!s->gathering) return;
    if (s->length + count > (int)sizeof s->text) {
        s->bad = 1;
        return;
    }
    memcpy(s->text + s->length, text, (size_t)count);
    s->length += count;
}

static double cpu_seconds(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec)
        + (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static int read_feed(const char *path) {
    double before = cpu_seconds();
    FILE *file = fopen(path, "rb");
    if (!file) return perror(path), 66;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    state s;
    memset(&s, 0, sizeof s);
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, &s, NULL, 0, path);
    s.espi = xmlDictLookup(context->dict, BAD_CAST ESPI, -1);
    s.reading = xmlDictLookup(context->dict, BAD_CAST "IntervalReading", -1);
    s.value = xmlDictLookup(context->dict, BAD_CAST "value", -1);
    s.start = xmlDictLookup(context->dict, BAD_CAST "start", -1);
    s.duration = xmlDictLookup(context->dict, BAD_CAST "duration", -1);
    char *chunk = malloc(CHUNK);
    int64_t bytes = 0;
    size_t count;
    int failed = 0;
    while (!failed && (count = fread(chunk, 1, CHUNK, file)) > 0) {
        bytes += (int64_t)count;
        failed = xmlParseChunk(context, chunk, (int)count, 0) != 0;
    }
    failed = xmlParseChunk(context, chunk, 0, 1) != 0 || failed || !context->wellFormed || s.bad;
    xmlFreeParserCtxt(context);
    free(chunk);
    fclose(file);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    double seconds = cpu_seconds() - before;
    printf("readings=%lld wh=%lld bytes=%lld seconds=%.3f megabytes=%ld\n",
        (long long)s.readings, (long long)s.wh, (long long)bytes, seconds, use.ru_maxrss / 1024);
    return failed ? 65 : 0;
}

static void entry(FILE *file, const char *self, const char *up, const char *related) {
    fprintf(file, "  <entry>\n    <id>urn:uuid:0</id>\n    <link rel=\"self\" href=\"%s\"/>\n", self);
    fprintf(file, "    <link rel=\"up\" href=\"%s\"/>\n", up);
    if (related) fprintf(file, "    <link rel=\"related\" href=\"%s\"/>\n", related);
    fprintf(file, "    <content>\n");
}

static int write_feed(const char *path, long megabytes) {
    FILE *file = fopen(path, "wb");
    if (!file) return perror(path), 73;
    fprintf(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<feed xmlns=\"" ATOM "\" xmlns:espi=\"" ESPI "\">\n  <id>urn:uuid:0</id>\n");
    entry(file, "UsagePoint/1", "UsagePoint", "UsagePoint/1/MeterReading");
    fprintf(file, "      <espi:UsagePoint><espi:ServiceCategory><espi:kind>0</espi:kind>"
        "</espi:ServiceCategory></espi:UsagePoint>\n    </content>\n  </entry>\n");
    entry(file, "UsagePoint/1/MeterReading/1", "UsagePoint/1/MeterReading", "ReadingType/1");
    fprintf(file, "      <espi:MeterReading/>\n    </content>\n  </entry>\n");
    entry(file, "ReadingType/1", "ReadingType", NULL);
    fprintf(file, "      <espi:ReadingType><espi:accumulationBehaviour>4"
        "</espi:accumulationBehaviour><espi:commodity>1</espi:commodity><espi:flowDirection>19"
        "</espi:flowDirection><espi:powerOfTenMultiplier>0</espi:powerOfTenMultiplier><espi:uom>72"
        "</espi:uom></espi:ReadingType>\n    </content>\n  </entry>\n");
    int64_t start = 1577836800; /* 2020-01-01T00:00:00Z */
    for (long day = 0; ftell(file) < megabytes * 1000000L; day++) {
        char self[80];
        snprintf(self, sizeof self, "UsagePoint/1/MeterReading/1/IntervalBlock/%ld", day);
        entry(file, self, "UsagePoint/1/MeterReading/1/IntervalBlock", NULL);
        fprintf(file, "      <espi:IntervalBlock>\n        <espi:interval>\n          <espi:duration>"
            "86400</espi:duration>\n          <espi:start>%lld</espi:start>\n        "
            "</espi:interval>\n", (long long)start);
        for (int hour = 0; hour < 24; hour++, start += 3600)
            fprintf(file, "        <espi:IntervalReading>\n          <espi:timePeriod>\n"
                "            <espi:duration>3600</espi:duration>\n"
                "            <espi:start>%lld</espi:start>\n          </espi:timePeriod>\n"
                "          <espi:value>%lld</espi:value>\n        </espi:IntervalReading>\n",
                (long long)start, (long long)(start / 3600 * 7919 % 9973));
        fprintf(file, "      </espi:IntervalBlock>\n    </content>\n  </entry>\n");
    }
    fprintf(file, "</feed>\n");
    return fclose(file) ? 74 : 0;
}

int main(int count, char **arguments) {
    if (count == 4 && !strcmp(arguments[1], "write"))
        return write_feed(arguments[2], atol(arguments[3]));
    if (count == 3 && !strcmp(arguments[1], "read")) return read_feed(arguments[2]);
    fprintf(stderr, "usage: bench-xml write FILE MEGABYTES | bench-xml read FILE\n");
    return 64;
}
