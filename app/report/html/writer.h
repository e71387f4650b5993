// Writes HTML of which no input byte can become markup. Markup is accepted as compile-time literals only;
// whatever comes from a map, an article or a registry has to say where it goes (text, attribute, link, JSON)
// and is escaped for that place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::app::html {

// A piece of markup known when the program is compiled. Nothing else converts to it.
class Markup {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): literals are meant to be passed as they are
  consteval Markup(char const* literal) : text_(literal) {}
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Writer {
 public:
  Writer& operator<<(Markup markup);
  Writer& operator<<(std::size_t number);

  // Between tags.
  Writer& text(std::string_view words);
  // ` name="value"`.
  Writer& attribute(Markup name, std::string_view value);
  // ` href="url"`, for a link that leaves the page. Precondition: is_web_link(url). The page itself says that
  // no referrer is sent, and opens no windows.
  Writer& outward(std::string_view url);
  // ` href="#id"`.
  Writer& to(std::string_view id);
  // JSON for a script, in an element of its own; its strings are such as may be shown.
  Writer& data(std::string_view id, std::string_view json);
  // What another part of the program wrote with the same care: an SVG picture,
  Writer& picture(std::string_view svg);
  // the style sheet, the script.
  Writer& finished(std::string_view page_part);

  [[nodiscard]] std::string take() && { return std::move(out_); }
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  void reserve(std::size_t bytes) { out_.reserve(bytes); }

 private:
  std::string out_;
};

// Words as they may be shown: malformed UTF-8, and characters that reorder or hide what stands around them
// (CVE-2021-42574), become U+FFFD, other controls their visible signs. Line ends and tabs are kept.
[[nodiscard]] std::string shown(std::string_view words);

// True for http: and https: addresses with a host, without white space, controls or quotation marks.
[[nodiscard]] bool is_web_link(std::string_view url);

}  // namespace stet::app::html
