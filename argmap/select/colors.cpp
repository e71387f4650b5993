// Colours of statements, arguments, sections and groups: what their data says, else the settings, else the
// tag of highest priority, else the scheme's first.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "argmap/build/data.h"
#include "argmap/select/color_schemes.h"
#include "argmap/select/steps.h"

namespace stet::argmap {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::ValueIndex;
using Color = std::optional<std::string>;
using Palette = std::vector<std::string>;

bool is_color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 4) || text.front() != '#') return false;
  return std::ranges::all_of(text.substr(1), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// What JavaScript takes for true; Argdown asks so whether a group has a colour of its own.
bool is_truthy(Document const& document, std::optional<ValueIndex> at) {
  if (!at) return false;
  auto const& value = document[*at];
  if (value.type == Type::null || (value.type == Type::boolean && !data::is_true(value))) return false;
  if (value.type == Type::number) return data::integer(value) != 0;
  return value.type != Type::string || !value.text.empty();
}

std::optional<double> number(Document const& document, ValueIndex at) {
  if (document[at].type != Type::number) return std::nullopt;
  std::string const& text = document[at].text;
  double value = 0;
  auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

Color from_palette(Palette const& palette, int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= palette.size()) return std::nullopt;
  return palette[static_cast<std::size_t>(index)];
}

// A colour written as `#hex`, as an index into the palette, or as {color: one of these}.
Color read_color(Palette const& palette, Document const& document, ValueIndex at) {
  auto const& value = document[at];
  if (value.type == Type::string) return is_color(value.text) ? Color(value.text) : std::nullopt;
  if (value.type == Type::number) {
    auto const index = data::integer(value);
    Color const color = index ? from_palette(palette, *index) : std::nullopt;
    return color && is_color(*color) ? color : std::nullopt;
  }
  if (value.type != Type::mapping) return std::nullopt;
  auto const inner = document.find(at, "color");
  if (!inner) return std::nullopt;
  if (document[*inner].type == Type::string) return document[*inner].text;
  auto const index = data::integer(document[*inner]);
  return index ? from_palette(palette, *index) : std::nullopt;
}

class Painter {
 public:
  Painter(ArgumentMap const& map, MapView& view) : map_(map), settings_(map.settings), view_(view) {
    palette_ = read_palette("colorScheme", color_scheme("default"));
    group_palette_ = read_palette("groupColorScheme", {"#DADADA", "#BABABA", "#AAAAAA"});
    by_tag_ = data::truthy(settings_, {"color", "colorizeByTag"}).value_or(true);
    groups_by_tag_ = data::truthy(settings_, {"color", "colorizeGroupsByTag"}).value_or(false);
    ignore_data_ = data::truthy(settings_, {"color", "ignoreColorData"}).value_or(false);
    view.statement_font_color = word("statementFontColor");
    view.argument_font_color = word("argumentFontColor");
    view.group_font_color = word("groupFontColor");
  }

  void run() {
    color_tags();
    view_.statement_color.resize(map_.statements.size());
    for (StatementId const id : map_.statements.ids()) {
      Statement const& row = map_.statements[id];
      view_.statement_color[id] = color_of(row.data, row.title, row.tags, "statementColors");
    }
    view_.argument_color.resize(map_.arguments.size());
    for (ArgumentId const id : map_.arguments.ids()) {
      Argument const& row = map_.arguments[id];
      view_.argument_color[id] = color_of(row.data, row.title, row.tags, "argumentColors");
    }
    for (std::size_t i = 0; i < view_.sections.size(); ++i) last_section_[view_.sections[i].number] = i;
    for (auto const& [number, index] : last_section_) {
      view_.sections[index].painted = true;
      color_section(view_.sections[index]);
    }
    for (MapGroup& group : view_.groups) color_group(group);
  }

 private:
  [[nodiscard]] Palette read_palette(std::string_view key, Palette fallback) const {
    auto const at = data::find(settings_, {"color", key});
    if (!at) return fallback;
    if (settings_[*at].type == Type::string)
      return key == "colorScheme" ? color_scheme(settings_[*at].text) : fallback;
    if (settings_[*at].type != Type::sequence) return fallback;
    Palette palette;
    for (ValueIndex const element : settings_.elements(*at)) palette.push_back(settings_[element].text);
    return palette;
  }

  [[nodiscard]] std::string word(std::string_view key) const {
    return std::string(data::scalar(settings_, {"color", key}).value_or("#000000"));
  }

  // The value under settings.color.<key>.<title>.
  [[nodiscard]] std::optional<ValueIndex> named(std::string_view key, std::string_view title) const {
    auto const at = data::find(settings_, {"color", key});
    if (!at || settings_[*at].type != Type::mapping) return std::nullopt;
    return settings_.find(*at, title);
  }

  void color_tags() {
    view_.tags.resize(map_.tags.size());
    group_tags_.resize(map_.tags.size());
    for (TagId const id : map_.tags.ids()) {
      tag_by_name_.emplace(map_.tags[id], id);
      if (!by_tag_ && !groups_by_tag_) continue;
      if (auto const own = named("tagColors", map_.tags[id])) {
        view_.tags[id].color = read_color(palette_, settings_, *own);
        group_tags_[id] = read_color(group_palette_, settings_, *own);
        if (settings_[*own].type == Type::mapping) {
          if (auto const priority = settings_.find(*own, "priority"))
            view_.tags[id].priority = number(settings_, *priority);
        }
      } else {
        auto const index = static_cast<int>(id.index()) + 1;
        view_.tags[id].color = from_palette(palette_, index);
        group_tags_[id] = from_palette(group_palette_, index);
      }
    }
  }

  [[nodiscard]] TagId weightiest(std::vector<TagId> const& tags) const {
    TagId best = tags.front();
    for (TagId const tag : tags) {
      if (view_.tags[tag].priority.value_or(0) > view_.tags[best].priority.value_or(0)) best = tag;
    }
    return best;
  }

  [[nodiscard]] Tint color_of(Document const& own, std::string const& title, std::vector<TagId> const& tags,
                              std::string_view key) const {
    if (!ignore_data_) {
      if (auto const at = data::find(own, {"color"})) return {read_color(palette_, own, *at), true, {}};
    }
    if (auto const at = named(key, title)) return {read_color(palette_, settings_, *at), true, {}};
    if (by_tag_ && !tags.empty()) {
      TagId const tag = weightiest(tags);
      Color const& color = view_.tags[tag].color;
      return {color && is_color(*color) ? color : std::nullopt, true, tag};
    }
    return {from_palette(palette_, 0), false, {}};
  }

  void color_section(ViewSection& section) const {
    if (!ignore_data_ && section.heading.valid()) {
      Document const& own = map_.sections[section.heading].data;
      if (auto const at = data::find(own, {"color"})) {
        section.color = read_color(group_palette_, own, *at);
        return;
      }
    }
    if (auto const at = named("groupColors", section.title)) {
      section.color = read_color(group_palette_, settings_, *at);
    } else if (groups_by_tag_ && section.tags) {
      std::vector<TagId> known;
      for (std::string const& tag : *section.tags) {
        if (auto const found = tag_by_name_.find(tag); found != tag_by_name_.end())
          known.push_back(found->second);
      }
      if (!known.empty()) {
        Color const& color = group_tags_[weightiest(known)];
        section.color = color && is_color(*color) ? color : std::nullopt;
      }
    } else {
      section.color = by_level(section.level);
    }
  }

  void color_group(MapGroup& group) const {
    ViewSection const& section = view_.sections[last_section_.at(view_.sections[group.section].number)];
    bool const own = (!ignore_data_ && section.heading.valid() &&
                      is_truthy(map_.sections[section.heading].data,
                                data::find(map_.sections[section.heading].data, {"color"}))) ||
                     is_truthy(settings_, named("groupColors", section.title)) ||
                     (groups_by_tag_ && section.tags);
    group.color = own ? section.color : by_level(group.level);
  }

  [[nodiscard]] Color by_level(std::size_t level) const {
    if (group_palette_.empty() || level == 0) return std::nullopt;
    return group_palette_[std::min(group_palette_.size(), level) - 1];
  }

  ArgumentMap const& map_;
  Document const& settings_;
  MapView& view_;
  Palette palette_;
  Palette group_palette_;
  bool by_tag_ = true;
  bool groups_by_tag_ = false;
  bool ignore_data_ = false;
  Table<Color, TagId> group_tags_;
  std::unordered_map<std::string_view, TagId> tag_by_name_;
  std::unordered_map<std::size_t, std::size_t> last_section_;  // by number
};

}  // namespace

void add_colors(ArgumentMap const& map, MapView& view) { Painter(map, view).run(); }

}  // namespace stet::argmap
