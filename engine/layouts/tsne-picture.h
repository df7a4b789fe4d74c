/* tsne-picture.h - how the places of a picture under way lie in memory. */
#pragma once

/* A point in two dimensions is 2 floats, in three 4, the last of them 0. */
#define ASTER_TSNE_STRIDE(dims) ((dims) == 2 ? 2u : 4u)
