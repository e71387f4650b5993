// The last step of a check: from everything that the rules reported to what counts. Places are led back to
// where they were written, rules are set to their configured severity, suppressions take out what somebody
// decided to let pass, and each finding gets its fingerprint.
#pragma once

#include <filesystem>
#include <vector>

#include "verify/check_options.h"
#include "verify/check_result.h"

namespace stet::verify {

// Settles `result.findings`, `suppressed` and `claim_uses`. `comments` are the map's, with places in the text
// as parsed; `path` is the absolute one of the map.
void finish(CheckResult& result, std::vector<suppress::Comment> comments, std::filesystem::path const& path,
            CheckOptions const& options);

}  // namespace stet::verify
