// Checking a map from C++ (17 or later), over the C interface of <stet/stet.h>: plain values, and no library
// of a release's own compiler in between.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <stet/stet.h>

namespace stet {

// Where something stands, from 1; columns count code points.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Claim {
  std::string title, text;
  std::string verdict;      // supported, contested, unsupported, refuted, ... (docs/verdicts.md)
  std::string grade;        // of a supported claim: compared, cited or assumed
  std::string explanation;  // in one sentence
  Place place;
};

struct Finding {
  std::string rule, severity, message, help;
  std::string claim;        // the title of the claim it is about, or empty
  std::string fingerprint;  // the same while the finding is, whatever moves around it
  Place place;
};

struct Checked {
  int status = 2;     // 0 clean, 1 findings, 2 could not be checked
  std::string error;  // why it could not
  std::vector<Claim> claims;
  std::vector<Finding> findings;
  std::string json;  // the whole report (docs/json.md)
};

// What is checked, in memory: a map, and the files that it names by their paths.
struct Project {
  std::string path = "map.argdown";
  std::string text;
  std::map<std::string, std::string> files;
  bool disk = false;  // what is not among the files is read from the disk
  std::string today;  // YYYY-MM-DD; empty: dates are not judged
};

namespace detail {

inline std::string json(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte < 0x20) {
      char const* const digits = "0123456789abcdef";
      ((out += "\\u00") += digits[byte >> 4U]) += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

using Answer = std::unique_ptr<stet_answer, decltype(&stet_free)>;

inline std::string value(Answer const& answer, std::string const& pointer) {
  char const* const found = stet_value(answer.get(), pointer.c_str());
  return found == nullptr ? std::string() : found;
}

inline Place place(Answer const& answer, std::string const& pointer) {
  auto const number = [&](char const* name) {
    return static_cast<std::size_t>(std::strtoull(value(answer, pointer + name).c_str(), nullptr, 10));
  };
  return {value(answer, pointer + "/file"), number("/line"), number("/column")};
}

}  // namespace detail

inline Checked check(Project const& project) {
  using detail::json;
  std::string request =
      "{\"path\":" + json(project.path) + ",\"text\":" + json(project.text) + ",\"files\":{";
  for (auto const& [path, text] : project.files) {
    if (request.back() != '{') request += ',';
    request += json(path) + ":" + json(text);
  }
  request += "},\"disk\":" + std::string(project.disk ? "true" : "false");
  if (!project.today.empty()) request += ",\"now\":" + json(project.today);
  request += "}";
  detail::Answer const answer(stet_check(request.c_str()), stet_free);
  Checked checked;
  if (!answer) {
    checked.error = "there is not enough memory";
    return checked;
  }
  checked.status = stet_status(answer.get());
  checked.error = stet_error(answer.get());
  checked.json.assign(stet_text(answer.get()), stet_length(answer.get()));
  for (std::size_t i = 0, count = stet_size(answer.get(), "/claims"); i < count; ++i) {
    auto const at = "/claims/" + std::to_string(i);
    auto const field = [&](char const* name) { return detail::value(answer, at + name); };
    checked.claims.push_back({field("/title"), field("/text"), field("/verdict"), field("/grade"),
                              field("/explanation/summary"), detail::place(answer, at + "/span")});
  }
  for (std::size_t i = 0, count = stet_size(answer.get(), "/findings"); i < count; ++i) {
    auto const at = "/findings/" + std::to_string(i);
    auto const field = [&](char const* name) { return detail::value(answer, at + name); };
    checked.findings.push_back({field("/rule"), field("/severity"), field("/message"), field("/help"),
                                field("/subject"), field("/fingerprint"),
                                detail::place(answer, at + "/span")});
  }
  return checked;
}

}  // namespace stet
