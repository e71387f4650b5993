#include "verify/registry/pdf_layout.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "argmap/exchange/xml.h"
#include "base/process.h"

namespace stet::verify {
namespace {

constexpr auto time_limit = std::chrono::seconds(20);
constexpr std::size_t memory_limit = std::size_t{1} << 30U;
constexpr std::size_t output_limit = std::size_t{256} << 20U;

Box box_of(pugi::xml_node node) {
  return {node.attribute("xMin").as_double(), node.attribute("yMin").as_double(),
          node.attribute("xMax").as_double(), node.attribute("yMax").as_double()};
}

// The height that most of the letters have.
double size_of(std::vector<PdfWord> const& words) {
  std::map<int, std::size_t> letters;  // by height in tenths of a point
  for (auto const& word : words) letters[static_cast<int>(word.box.height() * 10)] += word.text.size();
  auto const most = std::ranges::max_element(letters, {}, [](auto const& entry) { return entry.second; });
  return most == letters.end() ? 0 : most->first / 10.0;
}

PdfLine read_line(pugi::xml_node node) {
  PdfLine line;
  line.box = box_of(node);
  for (auto const word : node.children("word")) line.words.push_back({box_of(word), word.child_value()});
  line.size = size_of(line.words);
  return line;
}

PdfPage read_page(pugi::xml_node node) {
  PdfPage page;
  page.height = node.attribute("height").as_double();
  for (auto const flow : node.children("flow")) {
    for (auto const block : flow.children("block")) {
      page.blocks.emplace_back();
      for (auto const line : block.children("line")) page.blocks.back().lines.push_back(read_line(line));
    }
  }
  return page;
}

}  // namespace

Box PdfBlock::box() const {
  if (lines.empty()) return {};
  Box all = lines.front().box;
  for (auto const& line : lines)
    all = {std::min(all.left, line.box.left), std::min(all.top, line.box.top),
           std::max(all.right, line.box.right), std::max(all.bottom, line.box.bottom)};
  return all;
}

std::expected<std::vector<PdfPage>, Error> read_pdf_layout(std::string const& bytes) {
  auto const result = run_process(
      {"pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"},
      {.input = bytes, .limit = time_limit, .most_output = output_limit, .most_memory = memory_limit});
  if (!result) return std::unexpected(Error{"reading PDFs needs pdftotext (Debian: poppler-utils)"});
  if (result->timed_out) return std::unexpected(Error{"pdftotext took longer than 20 seconds"});
  if (result->status != 0) return std::unexpected(Error{"pdftotext cannot read it"});
  auto const document = argmap::exchange::parse_xml(result->out);
  if (!document) return std::unexpected(Error{"pdftotext cannot read it"});
  std::vector<PdfPage> pages;
  for (auto const page : (*document)->child("html").child("body").child("doc").children("page"))
    pages.push_back(read_page(page));
  return pages;
}

}  // namespace stet::verify
