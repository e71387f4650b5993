// Other programs' words as Argdown: titles that can stand in brackets, texts that read back as they were.
#pragma once

#include <string>
#include <string_view>

namespace stet::argmap::exchange {

// The text on one line, with a backslash before every character that would be markup; reading it gives the
// text again, with runs of white space as one blank.
[[nodiscard]] std::string escaped_text(std::string_view text);

// White space as escaped_text leaves it.
[[nodiscard]] std::string one_line(std::string_view text);

// A title made of the name: brackets become parentheses, white space one blank; empty if nothing is left.
[[nodiscard]] std::string title_of(std::string_view name);
// The first words of a text as a title, at most about 50 bytes.
[[nodiscard]] std::string short_title(std::string_view text);

// "ExpertOpinion", "Expert Opinion", "expert_opinion" as "expert-opinion".
[[nodiscard]] std::string kebab_case(std::string_view name);

}  // namespace stet::argmap::exchange
