// The C interface (include/stet/stet.h): a front end like the command line, and like it the last stop of
// errors.
#include <charconv>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <stet/stet.h>

#include "app/c/request.h"
#include "app/picture/diagram_of.h"
#include "app/picture/draw.h"
#include "app/picture/map_settings.h"
#include "app/report/quote.h"
#include "app/run/one_map.h"
#include "app/run/run.h"
#include "argmap/exchange/document.h"
#include "verify/quote/check.h"

struct stet_answer {
  int status = 2;
  std::string text;
  std::string error;
  std::optional<stet::parser::yaml::Document> document;  // of the text, when somebody asks for values
  std::unordered_map<std::string, std::string> values;   // that were handed out
  std::unordered_map<std::string, std::vector<stet::argmap::exchange::Cursor>> arrays;
};

namespace stet::app {
namespace {

using argmap::exchange::Cursor;

void answer_check(std::string_view json, stet_answer& answer) {
  auto asked = read_map_request(json);
  if (!asked) {
    answer.error = asked.error().message;
    return;
  }
  Request request;
  request.paths = {asked->path};
  request.reading = std::move(asked->reading);
  request.formats = {Format::json};
  request.format.version = STET_VERSION;
  request.format.folder = request.reading.files->absolute({});
  request.jobs = 1;
  auto run = check_maps(request);
  if (!run) {
    answer.error = run.error().message;
    return;
  }
  write_documents(*run, request, {[&](std::string_view part) { answer.text += part; }});
  answer.status = exit_code(*run, request.format.fail_on);
  for (auto const& problem : run->problems)
    answer.error += (answer.error.empty() ? "" : "\n") + problem.message;
  for (auto const& map : run->maps)
    if (map.problem) answer.error += (answer.error.empty() ? "" : "\n") + map.problem->message;
}

void answer_quote(std::string_view json, stet_answer& answer) {
  auto const asked = read_quote_request(json);
  if (!asked) {
    answer.error = asked.error().message;
    return;
  }
  verify::quote::CheckSettings settings;
  settings.language = asked->language;
  auto const match = verify::quote::check(asked->quote, asked->text, settings);
  answer.text = quote_line("null", match);
  answer.status = verify::quote::faithful(match.outcome) ? 0 : 1;
}

void answer_map(std::string_view json, stet_answer& answer) {
  auto const asked = read_map_request(json);
  if (!asked) {
    answer.error = asked.error().message;
    return;
  }
  auto map = read_map(asked->path, *asked->reading.files);
  if (map && map->holds_no_map) map = std::unexpected(Error{no_fence(asked->path)});
  auto const result = map ? judge(std::move(*map), asked->reading) : std::unexpected(map.error());
  if (!result) {
    answer.error = result.error().message;
    return;
  }
  PictureSettings settings;
  settings.direction = arrangement_of(result->map.settings);
  auto drawn = draw(diagram_of(*result, shown_by(settings, *result)).diagram, PictureFormat::svg, settings);
  if (!drawn) {
    answer.error = drawn.error().message;
    return;
  }
  answer.text = std::move(drawn->files.front());
  answer.status = 0;
}

// None only where there is no memory for an answer at all.
template <class Fill>
stet_answer* answered(char const* request, Fill const& fill) noexcept {
  auto* const answer = new (std::nothrow) stet_answer;
  if (answer == nullptr) return nullptr;
  try {
    if (request == nullptr)
      answer->error = "there is no request";
    else
      fill(request, *answer);
    return answer;
  } catch (std::bad_alloc const&) {
    answer->error = "no memory left";  // both so short that they need none
  } catch (std::exception const&) {
    answer->error = "internal error";
  }
  answer->status = 2;
  return answer;
}

// One step of a pointer: `~1` is a slash and `~0` a tilde.
std::string step_of(std::string_view written) {
  std::string step;
  for (std::size_t i = 0; i < written.size(); ++i) {
    bool const escaped = written[i] == '~' && i + 1 < written.size();
    step += !escaped ? written[i] : written[++i] == '1' ? '/' : '~';
  }
  return step;
}

// The value there, or an empty cursor. Arrays are taken apart once, so that walking along one is linear.
Cursor find(stet_answer& answer, std::string_view pointer) {
  if (!answer.document) {
    auto parsed = argmap::exchange::parse_json(answer.text);
    if (!parsed) return {};
    answer.document = std::move(*parsed);
  }
  Cursor at = argmap::exchange::root(*answer.document);
  std::size_t done = 0;
  while (done < pointer.size() && at.exists()) {
    if (pointer[done] != '/') return {};
    auto const end = std::min(pointer.find('/', done + 1), pointer.size());
    auto const step = pointer.substr(done + 1, end - done - 1);
    if (at.is_array()) {
      auto const [known, is_new] = answer.arrays.try_emplace(std::string(pointer.substr(0, done)));
      if (is_new) known->second = at.elements();
      std::size_t number = 0;
      auto const [last, error] = std::from_chars(step.data(), step.data() + step.size(), number);
      bool const is_number = error == std::errc{} && last == step.data() + step.size();
      at = is_number && number < known->second.size() ? known->second[number] : Cursor();
    } else {
      at = at[step_of(step)];
    }
    done = end;
  }
  return at;
}

}  // namespace
}  // namespace stet::app

extern "C" {

stet_answer* stet_check(char const* request) { return stet::app::answered(request, stet::app::answer_check); }
stet_answer* stet_quote(char const* request) { return stet::app::answered(request, stet::app::answer_quote); }
stet_answer* stet_map_svg(char const* request) { return stet::app::answered(request, stet::app::answer_map); }

int stet_status(stet_answer const* answer) { return answer == nullptr ? 2 : answer->status; }
char const* stet_text(stet_answer const* answer) { return answer == nullptr ? "" : answer->text.c_str(); }
size_t stet_length(stet_answer const* answer) { return answer == nullptr ? 0 : answer->text.size(); }
char const* stet_error(stet_answer const* answer) {
  return answer == nullptr ? "there is not enough memory" : answer->error.c_str();
}

char const* stet_value(stet_answer* answer, char const* pointer) {
  if (answer == nullptr || pointer == nullptr) return nullptr;
  try {
    auto const found = stet::app::find(*answer, pointer);
    if (!found.is_scalar()) return nullptr;
    return answer->values.try_emplace(pointer, found.text()).first->second.c_str();
  } catch (std::exception const&) {
    return nullptr;
  }
}

size_t stet_size(stet_answer* answer, char const* pointer) {
  if (answer == nullptr || pointer == nullptr) return 0;
  try {
    auto const found = stet::app::find(*answer, pointer);
    return found.is_array() ? found.elements().size() : found.members().size();
  } catch (std::exception const&) {
    return 0;
  }
}

void stet_free(stet_answer* answer) { delete answer; }
char const* stet_version() { return STET_VERSION; }

}  // extern "C"
