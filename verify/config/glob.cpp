#include "verify/config/glob.h"

#include <optional>
#include <vector>

namespace stet::verify::config {
namespace {

// One step of a pattern: what it takes, and how often.
struct Step {
  enum class Kind : std::uint8_t { literal, any, set, star, folders };
  Kind kind = Kind::literal;
  char byte = 0;
  std::string_view set;  // inside the brackets
};

bool in_set(std::string_view set, char c) {
  bool const negated = !set.empty() && (set.front() == '!' || set.front() == '^');
  if (negated) set.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      found = found || (set[i] <= c && c <= set[i + 2]);
      i += 2;
    } else {
      found = found || set[i] == c;
    }
  }
  return found != negated && c != '/';
}

std::vector<Step> steps_of(std::string_view pattern) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    char const c = pattern[i];
    if (c == '*') {
      bool const starts_name = i == 0 || pattern[i - 1] == '/';
      std::size_t end = i;
      while (end < pattern.size() && pattern[end] == '*') ++end;
      bool const ends_name = end == pattern.size() || pattern[end] == '/';
      if (end - i >= 2 && starts_name && ends_name) {
        steps.push_back({.kind = Step::Kind::folders, .byte = 0, .set = {}});
        // `**/` also fits no folder at all.
        i = end < pattern.size() ? end : end - 1;
        if (end < pattern.size()) steps.back().byte = '/';
      } else {
        steps.push_back({.kind = Step::Kind::star, .byte = 0, .set = {}});
        i = end - 1;
      }
    } else if (c == '?') {
      steps.push_back({.kind = Step::Kind::any, .byte = 0, .set = {}});
    } else if (auto const close = c == '[' ? pattern.find(']', i + 2) : std::string_view::npos;
               close != std::string_view::npos) {
      steps.push_back({.kind = Step::Kind::set, .byte = 0, .set = pattern.substr(i + 1, close - i - 1)});
      i = close;
    } else {
      if (c == '\\' && i + 1 < pattern.size()) ++i;
      steps.push_back({.kind = Step::Kind::literal, .byte = pattern[i], .set = {}});
    }
  }
  return steps;
}

// Whether the path begins and ends with the plain letters that the pattern begins and ends with: most do not.
bool edges_match(std::string_view pattern, std::string_view path) {
  constexpr std::string_view special = "*?[]\\";
  auto const first = pattern.find_first_of(special);
  if (!path.starts_with(pattern.substr(0, first))) return false;
  if (first == std::string_view::npos) return path.size() == pattern.size();
  auto end = pattern.substr(pattern.find_last_of(special) + 1);
  if (end.starts_with('/')) end.remove_prefix(1);  // `**/` also fits no folder at all
  return path.ends_with(end);
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  if (!edges_match(pattern, path)) return false;
  auto const steps = steps_of(pattern);
  // Which steps may be reached after the bytes seen so far: steps times bytes, whatever the pattern.
  std::vector<char> now(steps.size() + 1, 0);
  std::vector<char> next(steps.size() + 1, 0);
  auto const close = [&](std::vector<char>& reached, bool at_name_start) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (reached[i] == 0) continue;
      if (steps[i].kind == Step::Kind::star) reached[i + 1] = 1;
      if (steps[i].kind == Step::Kind::folders && (steps[i].byte == 0 || at_name_start)) reached[i + 1] = 1;
    }
  };
  now[0] = 1;
  close(now, true);
  for (char const c : path) {
    next.assign(next.size(), 0);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (now[i] == 0) continue;
      Step const& step = steps[i];
      switch (step.kind) {
        case Step::Kind::literal:
          if (step.byte == c) next[i + 1] = 1;
          break;
        case Step::Kind::any:
          if (c != '/') next[i + 1] = 1;
          break;
        case Step::Kind::set:
          if (in_set(step.set, c)) next[i + 1] = 1;
          break;
        case Step::Kind::star:
          if (c != '/') next[i] = 1;
          break;
        case Step::Kind::folders: next[i] = 1; break;
      }
    }
    close(next, c == '/');
    now.swap(next);
  }
  return now[steps.size()] != 0;
}

bool glob_covers(std::string_view pattern, std::string_view path) {
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  bool const from_top = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.empty()) return false;
  std::string const anywhere = "**/" + std::string(pattern);
  std::string_view const whole = from_top ? pattern : std::string_view(anywhere);
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    if (glob_matches(whole, path.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
  }
}

}  // namespace stet::verify::config
