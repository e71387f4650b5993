#include "app/picture/formats.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace stet::app {
namespace {

constexpr std::array formats = {
    PictureFormatInfo{PictureFormat::svg, "svg", ".svg",
                      "for browsers, editors and print; links, and names for screen readers"},
    PictureFormatInfo{PictureFormat::png, "png", ".png",
                      "pixels, at twice the size unless --width says otherwise"},
    PictureFormatInfo{PictureFormat::pdf, "pdf", ".pdf", "vectors, text that can be searched, links"},
    PictureFormatInfo{PictureFormat::dot, "dot", ".dot .gv", "for Graphviz"},
    PictureFormatInfo{PictureFormat::mermaid, "mermaid", ".mmd .mermaid",
                      "for forges and Markdown editors; several charts if large"},
    PictureFormatInfo{PictureFormat::graphml, "graphml", ".graphml", "for yEd and other graph editors"},
    PictureFormatInfo{PictureFormat::tikz, "tikz", ".tex .tikz", "for LaTeX"},
};

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    result.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

}  // namespace

std::span<PictureFormatInfo const> picture_formats() { return formats; }

std::optional<PictureFormat> format_of_file(std::string_view name) {
  auto const dot = name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  std::string const extension = lower(name.substr(dot));
  for (auto const& format : formats) {
    for (auto const known : words(format.extensions)) {
      if (known == extension) return format.format;
    }
  }
  return std::nullopt;
}

std::string picture_extensions() {
  std::string list;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (i > 0) list += i + 1 == formats.size() ? " or " : ", ";
    list += words(formats[i].extensions).front();
  }
  return list;
}

}  // namespace stet::app
