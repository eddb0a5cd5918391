#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, whose headers define the same C types as the ICU inside Foundation.
// Nothing here uses the structures that it adds to.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
