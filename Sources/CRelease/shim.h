// The commit that a release was made from; Package.swift defines it if scripts/release says so.
#ifndef UNIONPRESS_CRELEASE_H
#define UNIONPRESS_CRELEASE_H

#ifndef UNIONPRESS_COMMIT
#define UNIONPRESS_COMMIT ""
#endif

static inline const char *unionpress_commit(void) { return UNIONPRESS_COMMIT; }

#endif
