// CSL's records, in YAML and JSON, and Zotero's own JSON, as Better BibTeX exports it.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/source.h"
#include "base/text.h"
#include "base/words.h"
#include "verify/registry/csl_dates.h"
#include "verify/registry/fields.h"
#include "verify/registry/import.h"

namespace stet::verify {
namespace {

using parser::yaml::Type;
using parser::yaml::ValueIndex;

struct Pair {
  std::string_view zotero, csl;
};
constexpr std::array types = {Pair{"journalArticle", "article-journal"},
                              Pair{"magazineArticle", "article-magazine"},
                              Pair{"newspaperArticle", "article-newspaper"},
                              Pair{"blogPost", "post-weblog"},
                              Pair{"forumPost", "post"},
                              Pair{"webpage", "webpage"},
                              Pair{"book", "book"},
                              Pair{"bookSection", "chapter"},
                              Pair{"conferencePaper", "paper-conference"},
                              Pair{"presentation", "speech"},
                              Pair{"thesis", "thesis"},
                              Pair{"report", "report"},
                              Pair{"preprint", "article"},
                              Pair{"manuscript", "manuscript"},
                              Pair{"letter", "personal_communication"},
                              Pair{"email", "personal_communication"},
                              Pair{"interview", "interview"},
                              Pair{"encyclopediaArticle", "entry-encyclopedia"},
                              Pair{"dictionaryEntry", "entry-dictionary"},
                              Pair{"film", "motion_picture"},
                              Pair{"videoRecording", "motion_picture"},
                              Pair{"tvBroadcast", "broadcast"},
                              Pair{"radioBroadcast", "broadcast"},
                              Pair{"podcast", "song"},
                              Pair{"audioRecording", "song"},
                              Pair{"statute", "legislation"},
                              Pair{"bill", "bill"},
                              Pair{"case", "legal_case"},
                              Pair{"hearing", "hearing"},
                              Pair{"patent", "patent"},
                              Pair{"map", "map"},
                              Pair{"artwork", "graphic"},
                              Pair{"dataset", "dataset"},
                              Pair{"computerProgram", "software"}};
constexpr std::array fields = {Pair{"title", "title"},
                               Pair{"publicationTitle", "container-title"},
                               Pair{"bookTitle", "container-title"},
                               Pair{"proceedingsTitle", "container-title"},
                               Pair{"encyclopediaTitle", "container-title"},
                               Pair{"dictionaryTitle", "container-title"},
                               Pair{"blogTitle", "container-title"},
                               Pair{"websiteTitle", "container-title"},
                               Pair{"publisher", "publisher"},
                               Pair{"institution", "publisher"},
                               Pair{"university", "publisher"},
                               Pair{"place", "publisher-place"},
                               Pair{"DOI", "DOI"},
                               Pair{"url", "URL"},
                               Pair{"language", "language"},
                               Pair{"rights", "license"},
                               Pair{"volume", "volume"},
                               Pair{"issue", "issue"},
                               Pair{"pages", "page"},
                               Pair{"edition", "edition"},
                               Pair{"ISBN", "ISBN"},
                               Pair{"ISSN", "ISSN"},
                               Pair{"PMID", "PMID"},
                               Pair{"abstractNote", "abstract"},
                               Pair{"series", "collection-title"},
                               Pair{"shortTitle", "title-short"},
                               Pair{"callNumber", "call-number"}};
constexpr std::array roles = {Pair{"author", "author"}, Pair{"editor", "editor"},
                              Pair{"translator", "translator"}, Pair{"bookAuthor", "container-author"},
                              Pair{"seriesEditor", "collection-editor"}};
// What is read otherwise, or is Zotero's own business.
constexpr std::string_view settled[] = {
    "itemType", "creators", "date",      "accessDate",  "citationKey",  "citekey",   "itemID",
    "key",      "version",  "dateAdded", "uri",         "dateModified", "relations", "attachments",
    "select",   "itemKey",  "libraryID", "collections", "notes"};

template <class Table>
std::string_view find_in(Table const& table, std::string_view key) {
  auto const found = std::ranges::find(table, key, &Pair::zotero);
  return found == table.end() ? std::string_view{} : found->csl;
}

class CslReader {
 public:
  explicit CslReader(std::string_view text)
      : file_({}, std::string(text)),
        document_(parser::yaml::parse(FileId{0}, text, {0, static_cast<Offset>(text.size())}, found_)),
        values_(document_, FileId{0}, found_) {}

  Bibliography run() {
    tell();
    if (document_.empty()) return std::move(result_);
    std::optional<ValueIndex> list = 0;
    if (document_[0].type == Type::mapping) {
      for (auto const* key : {"references", "items"})
        if (auto const found = document_.find(0, key)) list = found;
      if (*list == 0 && document_.find(0, "id")) {  // one record by itself
        add(0);
        return std::move(result_);
      }
    }
    if (document_[*list].type != Type::sequence) {
      complain(*list, "there is no list of records");
      return std::move(result_);
    }
    for (auto const element : document_.elements(*list)) {
      if (document_[element].type != Type::mapping)
        complain(element, "a record is not a mapping");
      else
        add(element);
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t line_of(ValueIndex at) const {
    return file_.position(document_[at].span.begin).line;
  }
  void complain(ValueIndex at, std::string message) { result_.complain(line_of(at), std::move(message)); }

  // What the readers below have complained of. True if there is something.
  bool tell() {
    bool any = false;
    for (; told_ < found_.list().size(); ++told_) {
      auto const& finding = found_.list()[told_];
      result_.complain(file_.position(finding.location.span.begin).line, finding.message);
      any = true;
    }
    return any;
  }

  void add(ValueIndex record) {
    result_.add(document_.find(record, "itemType") ? zotero(record) : csl(record), line_of(record));
  }

  // A date that is none is kept in words.
  Entry csl(ValueIndex record) {
    Entry entry = entry_of(document_, record);
    for (auto const* key : {"issued", "accessed"}) {
      auto const at = document_.find(record, key);
      if (!at) continue;
      (void)date_of_csl(values_, record, key);
      if (!tell()) continue;
      auto const member = std::ranges::find(entry.members, key, &Entry::Member::first);
      std::string const words = written_date(*at);
      if (member != entry.members.end()) member->second = Entry::mapping({{"literal", Entry::of(words)}});
    }
    return entry;
  }

  // All that is written in the value, with hyphens between: 2010-2-30.
  [[nodiscard]] std::string written_date(ValueIndex at) const {
    auto const& value = document_[at];
    if (value.type != Type::mapping && value.type != Type::sequence) return std::string(value.text);
    std::vector<ValueIndex> parts;
    if (value.type == Type::sequence) parts = document_.elements(at);
    if (value.type == Type::mapping)
      for (auto const& member : document_.members(at)) parts.push_back(member.value);
    std::string words;
    for (auto const part : parts) (words += words.empty() ? "" : "-") += written_date(part);
    return words;
  }

  [[nodiscard]] std::string text(ValueIndex mapping, std::string_view key) const {
    auto const at = document_.find(mapping, key);
    return at && document_[*at].type != Type::mapping && document_[*at].type != Type::sequence
               ? std::string(document_[*at].text)
               : std::string{};
  }

  Entry zotero(ValueIndex item) {
    Entry entry = Entry::mapping({});
    std::string const id =
        text(item, "citationKey").empty() ? text(item, "citekey") : text(item, "citationKey");
    entry.add("id", Entry::of(id));
    auto const type = find_in(types, text(item, "itemType"));
    entry.add("type", type.empty() ? "document" : type);
    add_creators(item, entry);
    std::size_t const line = line_of(item);
    add_date(result_, entry, "issued", read_loose_date(text(item, "date")), text(item, "date"), line);
    // Zotero writes the time of day behind a blank.
    std::string const accessed =
        text(item, "accessDate").substr(0, text(item, "accessDate").find_first_of(" T"));
    add_date(result_, entry, "accessed", read_loose_date(accessed), accessed, line);
    for (auto const& [key, value] : document_.members(item)) {
      std::string_view const name = document_[key].text;
      if (auto const field = find_in(fields, name); !field.empty())
        entry.add(field, text(item, name));
      else if (std::ranges::find(settled, name) == std::ranges::end(settled) &&
               document_[value].type != Type::null)
        ++result_.left[std::string(name)];
    }
    return entry;
  }

  void add_creators(ValueIndex item, Entry& entry) {
    auto const creators = document_.find(item, "creators");
    if (!creators || document_[*creators].type != Type::sequence) return;
    for (auto const& role : roles) {
      Entry names = Entry::list({});
      for (auto const creator : document_.elements(*creators)) {
        if (document_[creator].type != Type::mapping || text(creator, "creatorType") != role.zotero) continue;
        Entry name = Entry::mapping({});
        name.add("family", text(creator, "lastName"));
        name.add("given", text(creator, "firstName"));
        name.add("literal", text(creator, "name"));
        if (!name.members.empty()) names.elements.push_back(std::move(name));
      }
      if (!names.elements.empty()) entry.add(role.csl, std::move(names));
    }
  }

  Diagnostics found_;
  SourceFile file_;
  parser::yaml::Document document_;
  Fields values_;
  std::size_t told_ = 0;
  Bibliography result_;
};

}  // namespace

Bibliography read_csl(std::string_view text) { return CslReader(text).run(); }

}  // namespace stet::verify
