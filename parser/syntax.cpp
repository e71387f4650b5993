#include "parser/syntax.h"
