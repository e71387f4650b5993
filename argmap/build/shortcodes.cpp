#include "argmap/build/shortcodes.h"

#include <algorithm>
#include <array>

namespace stet::argmap {
namespace {

struct Shortcode {
  std::string_view name;
  std::string_view character;
};

// Sorted by name (bytes).
constexpr auto table = std::to_array<Shortcode>({
    {"+1", "👍"},       {"-1", "👎"},       {"->", "→"},     {"<->", "↔"},       {"<>", "◇"},
    {"?", "❓"},        {"A", "∀"},         {"E", "∃"},      {"O", "𝗢"},         {"P", "𝗣"},
    {"[]", "◻"},        {"^", "∧"},         {"agree", "✔"},  {"disagree", "❌"}, {"disappointed", "😞"},
    {"down", "👎"},     {"eye-roll", "🙄"}, {"happy", "😀"}, {"heart", "❤"},     {"joy", "😂"},
    {"laugh", "😆"},    {"lol", "😆"},      {"love", "😍"},  {"meh", "😐"},      {"n", "❌"},
    {"question", "❓"}, {"rofl", "🤣"},     {"sad", "😢"},   {"scream", "😱"},   {"shush", "🤫"},
    {"smile", "☺"},     {"smiley", "☺"},    {"star", "⭐"},  {"think", "🤔"},    {"up", "👍"},
    {"v", "∨"},         {"v_", "⊻"},        {"wink", "😉"},  {"y", "✔"},         {"~", "¬"},
});
static_assert(std::ranges::is_sorted(table, {}, &Shortcode::name));

}  // namespace

std::string_view shortcode(std::string_view code) {
  if (code.size() < 3) return {};
  char const mark = code.front();
  if ((mark != '.' && mark != ':') || code.back() != mark) return {};
  std::string_view const name = code.substr(1, code.size() - 2);
  // The two forms of this one differ: the colons ask for the picture, the dots for the character.
  if (code == ":smile:") return "\u263A\uFE0F";
  auto const found = std::ranges::lower_bound(table, name, {}, &Shortcode::name);
  if (found == table.end() || found->name != name) return {};
  return found->character;
}

}  // namespace stet::argmap
