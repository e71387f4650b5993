#include "parser/shortcodes.h"

#include <algorithm>
#include <array>

namespace stet::parser {
namespace {

struct Entry {
  std::string_view name;
  std::string_view character;
};

// Logical signs, then faces and marks; every name works with dots and with colons.
constexpr std::array entries{
    Entry{"A", "∀"},
    Entry{"E", "∃"},
    Entry{"O", "𝗢"},
    Entry{"P", "𝗣"},
    Entry{"->", "→"},
    Entry{"<->", "↔"},
    Entry{"~", "¬"},
    Entry{"^", "∧"},
    Entry{"v", "∨"},
    Entry{"v_", "⊻"},
    Entry{"<>", "◇"},
    Entry{"[]", "◻"},
    Entry{"happy", "😀"},
    Entry{"smile", "☺"},
    Entry{"smiley", "☺"},
    Entry{"laugh", "😆"},
    Entry{"lol", "😆"},
    Entry{"rofl", "🤣"},
    Entry{"joy", "😂"},
    Entry{"heart", "❤"},
    Entry{"?", "❓"},
    Entry{"question", "❓"},
    Entry{"love", "😍"},
    Entry{"wink", "😉"},
    Entry{"shush", "🤫"},
    Entry{"meh", "😐"},
    Entry{"eye-roll", "🙄"},
    Entry{"sad", "😢"},
    Entry{"disappointed", "😞"},
    Entry{"scream", "😱"},
    Entry{"+1", "👍"},
    Entry{"up", "👍"},
    Entry{"-1", "👎"},
    Entry{"down", "👎"},
    Entry{"think", "🤔"},
    Entry{"star", "⭐"},
    Entry{"y", "✔"},
    Entry{"agree", "✔"},
    Entry{"n", "❌"},
    Entry{"disagree", "❌"},
};

}  // namespace

std::optional<std::string_view> shortcode(std::string_view code) {
  constexpr std::size_t longest = 16;
  if (code.size() < 3 || code.size() > longest) return std::nullopt;
  if (code == ":smile:") return "☺\uFE0F";  // the one that asks for the emoji presentation
  auto const found = std::ranges::find(entries, code.substr(1, code.size() - 2), &Entry::name);
  return found == entries.end() ? std::nullopt : std::optional(found->character);
}

}  // namespace stet::parser
