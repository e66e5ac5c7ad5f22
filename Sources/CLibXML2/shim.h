#ifndef COMMONWATT_CLIBXML2_SHIM_H
#define COMMONWATT_CLIBXML2_SHIM_H

/*
 * Debian builds libxml2 with ICU, and its headers then include those of the system's ICU, whose
 * types clash with the ones in Foundation's own copy. Nothing here uses them: hide them. (This
 * shortens struct _xmlCharEncodingHandler, which is only ever used by pointer.)
 */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/dict.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>

/* `XML_SAX2_MAGIC` is larger than a C int, so Swift sees it as another type than the field's. */
static inline void commonwatt_mark_sax2(xmlSAXHandlerPtr handler) {
    handler->initialized = XML_SAX2_MAGIC;
}

#endif
