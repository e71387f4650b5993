#include "app/c/request.h"

#include <optional>
#include <utility>

#include "argmap/exchange/document.h"
#include "verify/registry/dates.h"

namespace stet::app {
namespace {

using argmap::exchange::Cursor;

std::unexpected<Error> wrong(std::string const& message) { return std::unexpected(Error{message}); }

// Calls `take(name, value)` for every member; it answers what is wrong with one, or nothing.
template <class Take>
std::expected<void, Error> each_member(std::string_view json, Take const& take) {
  auto const parsed = argmap::exchange::parse_json(json);
  if (!parsed) return wrong("the request is no JSON: " + parsed.error().message);
  auto const whole = argmap::exchange::root(*parsed);
  if (!whole.is_object()) return wrong("the request is no object");
  for (auto const& [name, value] : whole.members())
    if (std::optional<std::string> const message = take(name, value))
      return wrong("the request's `" + std::string(name) + "` " + *message);
  return {};
}

std::optional<std::string> take_string(Cursor const& value, std::string& into) {
  if (!value.is_scalar()) return "is no string";
  into = value.text();
  return std::nullopt;
}

}  // namespace

std::expected<MapRequest, Error> read_map_request(std::string_view json) {
  MapRequest request;
  std::optional<std::string> text;
  std::map<std::filesystem::path, std::string> files;
  bool disk = false;
  auto const read =
      each_member(json, [&](std::string_view name, Cursor const& value) -> std::optional<std::string> {
        if (name == "path") return take_string(value, request.path);
        if (name == "text") return take_string(value, text.emplace());
        if (name == "disk") {
          disk = value.is_true();
          return std::nullopt;
        }
        if (name == "now") {
          auto const message = take_string(value, request.reading.today);
          if (!message && (request.reading.today.size() != 10 || !verify::is_date(request.reading.today)))
            return "is no day; write YYYY-MM-DD";
          return message;
        }
        if (name == "files") {
          if (!value.is_object()) return "is no object of texts by path";
          for (auto const& [path, content] : value.members()) {
            if (!content.is_scalar()) return "has a member that is no string";
            files[std::string(path)] = content.text();
          }
          return std::nullopt;
        }
        return "is unknown; it may have `path`, `text`, `files`, `disk` and `now`";
      });
  if (!read) return std::unexpected(read.error());
  if (request.path.empty() || request.path == "-") return wrong("the request's `path` is no path");
  if (text) files[request.path] = std::move(*text);
  if (disk)
    request.reading.files = std::make_shared<Overlay const>(std::make_shared<Disk const>(), files);
  else
    request.reading.files = std::make_shared<Memory const>(files);
  return request;
}

std::expected<QuoteRequest, Error> read_quote_request(std::string_view json) {
  QuoteRequest request;
  bool quote = false;
  bool text = false;
  auto const read =
      each_member(json, [&](std::string_view name, Cursor const& value) -> std::optional<std::string> {
        if (name == "language") return take_string(value, request.language);
        if (name == "quote") {
          quote = true;
          return take_string(value, request.quote);
        }
        if (name == "text") {
          text = true;
          return take_string(value, request.text);
        }
        return "is unknown; it may have `quote`, `text` and `language`";
      });
  if (!read) return std::unexpected(read.error());
  if (!quote || !text) return wrong("the request lacks `quote` or `text`");
  return request;
}

}  // namespace stet::app
