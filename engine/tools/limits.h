/* limits.h - the largest things the engine accepts, in one place. */
#pragma once

#define ASTER_MAX_DIMS        65536u             /* columns of a space */
#define ASTER_MAX_ROWS        2147483647u        /* rows of a space */
#define ASTER_MAX_LINE        (4u * 1024 * 1024) /* bytes of one line of text */
#define ASTER_MAX_TOKEN       65535u             /* bytes of one token */
#define ASTER_MAX_SHOWN       256u               /* bytes of a token that are shown */
#define ASTER_MAX_SHOWN_MARKS 64u                /* clusters of a token that are shown */
#define ASTER_MAX_STACKED     8u                 /* marks on one letter of it */
#define ASTER_MAX_NPY_HEADER  10000u             /* bytes */
#define ASTER_MAX_ST_HEADER   100000000u         /* bytes */
#define ASTER_MAX_ST_TENSORS  100000u
#define ASTER_MAX_JSON_DEPTH  64u
#define ASTER_MAX_ZIP_MEMBERS 1000u
#define ASTER_MAX_ZIP_RATIO   200u                /* above ASTER_ZIP_RATIO_FROM */
#define ASTER_ZIP_RATIO_FROM  (16u * 1024 * 1024) /* bytes of output */
#define ASTER_MAX_TABLE_COLS  4096u
#define ASTER_MAX_TABLE_CELL  (1024u * 1024) /* bytes */
#define ASTER_MAX_IMAGE_SIDE  16384u         /* px */
