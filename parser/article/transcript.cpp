// Transcripts with times, WebVTT and SubRip: the words of the cues one after the other, without times,
// numbers and styles. Another voice begins another paragraph.
#include "parser/article/readers.h"
#include "parser/article/references.h"
#include "parser/article/text_builder.h"

namespace stet::parser {

namespace {

class TranscriptReader {
 public:
  explicit TranscriptReader(std::string_view bytes) : bytes_(bytes), out_(bytes) {}

  ReadableText read() && {
    std::size_t at = byte_order_mark(bytes_);
    bool in_cue = false;
    while (at < bytes_.size()) {
      std::size_t const end = std::min(bytes_.find_first_of("\r\n", at), bytes_.size());
      auto const line = bytes_.substr(at, end - at);
      if (line.find_first_not_of(" \t") == std::string_view::npos)
        in_cue = false;
      else if (line.contains("-->"))
        in_cue = true;
      else if (in_cue)
        words({static_cast<Offset>(at), static_cast<Offset>(end)});
      at = end + (bytes_.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return std::move(out_).finish();
  }

 private:
  void words(Span line) {
    out_.space();
    for (Offset at = line.begin; at < line.end;) {
      std::size_t const size = special(at, line.end);
      if (size > 0) {
        at += static_cast<Offset>(size);
        continue;
      }
      auto const next =
          std::min(bytes_.substr(0, line.end).find_first_of("<&", at + 1), std::size_t{line.end});
      out_.exact({at, static_cast<Offset>(next)});
      at = static_cast<Offset>(next);
    }
  }

  // Deals with a tag or character reference at `at`; how long it is, 0 if there is none.
  std::size_t special(Offset at, Offset end) {
    if (bytes_[at] == '<') {
      // The next one ends all tags before it: looked for once.
      if (close_ < at) close_ = std::min(bytes_.find('>', at), bytes_.size());
      std::size_t const close = close_;
      if (close >= end) return 0;
      if (bytes_.substr(at).starts_with("<v")) out_.end_block();
      return close + 1 - at;
    }
    if (bytes_[at] != '&') return 0;
    Reference const reference = read_reference(bytes_.substr(at, end - at), ReferenceRules::html);
    if (reference.size > 0) out_.resolved(reference.text(), {at, at + static_cast<Offset>(reference.size)});
    return reference.size;
  }

  std::string_view bytes_;
  TextBuilder out_;
  std::size_t close_ = 0;  // of the nearest '>' that has been looked for
};

}  // namespace

ReadableText read_transcript(std::string_view bytes) { return TranscriptReader(bytes).read(); }

}  // namespace stet::parser
