// Suppressions in an article: comments of Markdown and HTML.
#pragma once

#include <vector>

#include "base/source.h"
#include "parser/article.h"
#include "verify/suppress/suppressions.h"

namespace stet::verify::suppress {

// Adds the comments of the article (none if there is none; `readable` is what it reads as), and of a map that
// is itself Markdown, outside of its fences.
void add_article_comments(Sources const& sources, FileId map, FileId article,
                          parser::ReadableText const& readable, std::vector<Comment>& comments);

}  // namespace stet::verify::suppress
