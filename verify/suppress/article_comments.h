// Suppressions in an article: comments of Markdown and HTML.
#pragma once

#include <vector>

#include "verify/check.h"

namespace stet::verify::suppress {

// Adds the comments of the article, and of a map that is itself Markdown, outside of its fences.
void add_article_comments(CheckResult const& result, std::vector<Comment>& comments);

}  // namespace stet::verify::suppress
