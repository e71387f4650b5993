#include "argmap/map.h"
