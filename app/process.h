// Other programs, as the commands run them (see base/process.h).
#pragma once

#include "base/process.h"

namespace stet::app {

using stet::ProcessOptions;
using stet::ProcessResult;
using stet::run_process;

}  // namespace stet::app
