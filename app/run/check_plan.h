// The maps of a plan checked in parallel, in an order that does not depend on the number of threads.
#pragma once

#include <memory>

#include "app/run/plan.h"
#include "app/run/request.h"
#include "app/run/result.h"
#include "verify/baseline/baseline.h"

namespace stet::app {

// Checks all maps of the plan, and adds what is to be said of the suppression files and baselines. What is in
// `before` was there before, and is not reported.
[[nodiscard]] RunResult check_plan(Plan plan, Request const& request,
                                   std::shared_ptr<verify::Baseline const> const& before = {});

}  // namespace stet::app
