#include "app/picture/images.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/core.h>

#include "argmap/build/data.h"
#include "base/file.h"

namespace stet::app {
namespace {

using argmap::layout::Length;
using argmap::layout::Size;
using argmap::render::DiagramImage;
using argmap::render::NodeId;
using parser::yaml::Document;
using parser::yaml::Type;

constexpr std::uint64_t largest = 4U << 20U;
constexpr std::size_t all_together = 32U << 20U;
constexpr Length widest = 220;
constexpr Length highest = 160;
constexpr std::size_t most_in_a_box = 6;

unsigned byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::string_view media_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n") && bytes.size() > 24) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  return {};
}

// In pixels, from the header; nothing if it is not one.
std::optional<Size> size_of(std::string_view bytes) {
  auto const read = [&](std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | byte(bytes, at + i);
    return static_cast<Length>(std::min<std::uint64_t>(value, 1'000'000));
  };
  if (media_type(bytes) == "image/png") return Size{read(16, 4), read(20, 4)};
  // JPEG: segments up to the one that begins the frame (ITU-T T.81, B.2).
  for (std::size_t at = 2; at + 9 < bytes.size() && byte(bytes, at) == 0xFF;) {
    unsigned const marker = byte(bytes, at + 1);
    bool const frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return Size{read(at + 7, 2), read(at + 5, 2)};
    at += 2 + static_cast<std::size_t>(read(at + 2, 2));
  }
  return std::nullopt;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned const left = static_cast<unsigned>(std::min<std::size_t>(3, bytes.size() - i));
    unsigned group = byte(bytes, i) << 16U;
    if (left > 1) group |= byte(bytes, i + 1) << 8U;
    if (left > 2) group |= byte(bytes, i + 2);
    text += digits[group >> 18U & 63U];
    text += digits[group >> 12U & 63U];
    text += left > 1 ? digits[group >> 6U & 63U] : '=';
    text += left > 2 ? digits[group & 63U] : '=';
  }
  return text;
}

class ImageReader {
 public:
  ImageReader(verify::CheckResult const& result, std::filesystem::path const& folder, Files const& files,
              bool allow_outside)
      : result_(result),
        folder_(folder),
        files_(files),
        allow_outside_(allow_outside),
        map_folder_(std::filesystem::path(result.sources[result.file].path()).parent_path()) {}

  void add(Document const& data, argmap::render::DiagramNode& node) {
    auto const list = argmap::data::find(data, {"images"});
    if (!list || data[*list].type != Type::sequence) return;
    for (auto const element : data.elements(*list)) {
      if (data[element].type != Type::string || node.images.size() == most_in_a_box) continue;
      if (auto image = find(data[element].text)) node.images.push_back(std::move(*image));
    }
  }

  std::vector<std::string> notes() { return std::move(notes_); }

 private:
  // By the name that the settings give it, or by its path.
  std::optional<DiagramImage> find(std::string const& name) {
    if (auto const known = read_.find(name); known != read_.end()) return known->second;
    Document const& settings = result_.map.settings;
    std::string path = name;
    Size wanted;
    if (auto const files = argmap::data::find(settings, {"images", "files"});
        files && settings[*files].type == Type::mapping) {
      if (auto const entry = settings.find(*files, name); entry && settings[*entry].type == Type::mapping) {
        auto const number = [&](std::string_view key) {
          auto const at = settings.find(*entry, key);
          auto const value = at ? argmap::data::integer(settings[*at]) : std::nullopt;
          return value ? std::clamp(*value, 0, 10'000) : 0;
        };
        wanted = {number("width"), number("height")};
        if (auto const at = settings.find(*entry, "path")) path = settings[*at].text;
      }
    }
    return read_[name] = read(name, path, wanted);
  }

  std::optional<DiagramImage> read(std::string const& name, std::string const& path, Size wanted) {
    auto const fail = [&](std::string const& why) {
      notes_.push_back(fmt::format("image `{}` is left out: {}", name, why));
      return std::nullopt;
    };
    std::filesystem::path const file = map_folder_ / path;
    if (!allow_outside_ && !is_inside(folder_.empty() ? std::filesystem::path(".") : folder_, file))
      return fail(fmt::format("`{}` is outside the project's folder", path));
    auto const bytes = files_.read(file, largest);
    if (!bytes) return fail(bytes.error().message);
    auto const type = media_type(*bytes);
    auto const size = type.empty() ? std::nullopt : size_of(*bytes);
    if (!size || size->width <= 0 || size->height <= 0) return fail("it is neither PNG nor JPEG");
    used_ += bytes->size();
    if (used_ > all_together) return fail("the images of this map are more than 32 MB");
    DiagramImage image;
    image.data = fmt::format("data:{};base64,{}", type, base64(*bytes));
    image.size = fitted(*size, wanted);
    image.description = name;
    return image;
  }

  // As wide and high as wanted, in proportion where only one is given, and never beyond what a box can hold.
  static Size fitted(Size size, Size wanted) {
    double factor = 1.0;
    if (wanted.width > 0 && wanted.height > 0) {
      size = wanted;
    } else if (wanted.width > 0) {
      factor = static_cast<double>(wanted.width) / size.width;
    } else if (wanted.height > 0) {
      factor = static_cast<double>(wanted.height) / size.height;
    }
    factor = std::min(
        {factor, static_cast<double>(widest) / size.width, static_cast<double>(highest) / size.height});
    return {std::max(1, static_cast<Length>(size.width * factor)),
            std::max(1, static_cast<Length>(size.height * factor))};
  }

  verify::CheckResult const& result_;
  std::filesystem::path folder_;
  Files const& files_;
  bool allow_outside_;
  std::filesystem::path map_folder_;
  std::map<std::string, std::optional<DiagramImage>> read_;  // by name
  std::size_t used_ = 0;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> add_images(verify::CheckResult const& result, std::filesystem::path const& folder,
                                    Files const& files, bool allow_outside,
                                    argmap::render::MapDiagram& drawn) {
  ImageReader reader(result, folder, files, allow_outside);
  for (auto const id : result.map.statements.ids()) {
    NodeId const node = drawn.statement_node[id];
    if (node.valid()) reader.add(result.map.statements[id].data, drawn.diagram.nodes[node]);
  }
  for (auto const id : result.map.arguments.ids()) {
    NodeId const node = drawn.argument_node[id];
    if (node.valid()) reader.add(result.map.arguments[id].data, drawn.diagram.nodes[node]);
  }
  return reader.notes();
}

}  // namespace stet::app
