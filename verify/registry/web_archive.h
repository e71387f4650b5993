// Web archives, .warc (ISO 28500) and .wacz: of all that was captured, the copy of one page.
#pragma once

#include <expected>
#include <string_view>

#include "base/file.h"
#include "verify/registry/message.h"

namespace stet::verify {

// The page of the address, through the redirections that were captured; without an address, the first page.
// Its pieces lead back into an archive that is not packed; they are empty for others. Fails if there is no
// such page, or if it is stored in a way that is not read.
[[nodiscard]] std::expected<MessagePart, Error> page_of_warc(std::string_view bytes, std::string_view url);
[[nodiscard]] std::expected<MessagePart, Error> page_of_wacz(std::string_view bytes, std::string_view url);

}  // namespace stet::verify
