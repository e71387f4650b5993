// Whole sittings with `stet source`: what the registry holds after one command is what the next one finds,
// and the file keeps what people wrote into it.
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

class Sitting : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    fs::current_path(folder_.path());
  }
  void TearDown() override { fs::current_path(before_); }

  ProcessResult stet(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {STET_PROGRAM, "source"});
    auto result = run_process(arguments);
    EXPECT_TRUE(result);
    return result ? *result : ProcessResult{};
  }
  void done(std::vector<std::string> arguments) {
    auto const result = stet(std::move(arguments));
    EXPECT_EQ(result.status, 0) << result.out << result.err;
  }
  [[nodiscard]] std::string content(std::string const& name) const {
    std::ifstream stream(folder_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  stet::test::TemporaryFolder folder_;
  fs::path before_;
};

TEST_F(Sitting, KeepsWhatIsThere) {
  std::string const old =
      "# The sources of the bridge.\nreferences:\n\n  - id: old   # by hand\n    title:  'Old'\n";
  folder_.write("sources.yaml", old);
  folder_.write("elsewhere/minutes.txt", "The estimate stands at 840,000 crowns.\n");
  done({"add", "elsewhere/minutes.txt", "--id", "minutes", "--title", "Minutes", "--issued", "2024-05-03",
        "--tier", "primary", "--now", "2024-05-18", "--in-place"});
  done({"rate", "old", "Council", "mixed", "--now", "2024-05-18"});
  done({"relate", "minutes", "quotes", "old"});
  done({"retract", "old", "--kind", "correction", "--notice", "A: b", "--now", "2024-05-18"});
  std::string const now = content("sources.yaml");
  EXPECT_TRUE(now.starts_with(
      old +
      "    custom:\n      ratings:\n        - {rater: Council, value: mixed, date: \"2024-05-18\"}\n"
      "      status:\n        - {kind: correction, date: \"2024-05-18\", notice: \"A: b\"}\n"
      "\n  - id: minutes\n    type: document\n    title: Minutes\n    issued: \"2024-05-03\"\n    custom:\n"
      "      tier: primary\n      snapshots:\n        - path: elsewhere/minutes.txt\n"))
      << now;
  EXPECT_TRUE(
      now.ends_with("          media-type: text/plain\n          captured: \"2024-05-18\"\n      lineage:\n"
                    "        - {kind: quotes, source: old}\n"))
      << now;
  EXPECT_EQ(stet({"verify"}).out, "1 snapshot, 0 not what was registered\n");
}

TEST_F(Sitting, SnapshotsShowWhatHasChanged) {
  folder_.write("page.txt", "The bridge will reopen in spring.\n");
  done({"add", "page.txt", "--id", "page", "--now", "2024-05-18"});
  folder_.write("again.txt", "The bridge  will reopen\nin spring.\n");
  auto const layout = stet({"snapshot", "page", "--file", "again.txt", "--now", "2024-05-19", "--in-place"});
  EXPECT_EQ(layout.status, 0) << layout.err;
  EXPECT_EQ(layout.out, "page: stored again.txt\nthe same words as snapshots/page.txt\n");
  folder_.write("third.txt", "The bridge will not reopen in spring.\n");
  auto const words = stet({"snapshot", "page", "--file", "third.txt", "--now", "2024-05-20"});
  EXPECT_EQ(words.status, 1);
  EXPECT_EQ(words.out,
            "page: stored snapshots/page-2024-05-20.txt\nsince again.txt: 0 words went, 1 came\n"
            "  The bridge will {+not+} reopen in spring\n");
  EXPECT_EQ(stet({"snapshot", "page", "--file", "third.txt"}).out,
            "page: the same bytes as snapshots/page-2024-05-20.txt\n");
  EXPECT_EQ(stet({"verify"}).status, 0);
  folder_.write("snapshots/page-2024-05-20.txt", "The bridge will reopen in summer.\n");
  auto const verified = stet({"verify", "page"});
  EXPECT_EQ(verified.status, 1);
  EXPECT_NE(verified.out.find("changed      page  snapshots/page-2024-05-20.txt"), std::string::npos)
      << verified.out;
  folder_.write("again.txt", "The bridge will reopen in spring\n");
  EXPECT_NE(stet({"verify"}).out.find("reformatted  page  again.txt"), std::string::npos);
}

TEST_F(Sitting, ARecordNeedsNoFile) {
  done({"add", "--no-file", "--title", "The mayor's remark", "--type", "speech", "--date", "2024-05-08"});
  EXPECT_NE(content("sources.yaml").find("issued: \"2024-05-08\""), std::string::npos);
  done({"add", "--no-file", "https://a.example/book", "--id", "book"});
  EXPECT_EQ(stet({"verify"}).out, "0 snapshots, 0 not what was registered\n");
  EXPECT_EQ(stet({"add", "--no-file"}).status, 2);
  EXPECT_EQ(stet({"add"}).err, "stet: name a file or an address, or pass --no-file\n");
}

TEST_F(Sitting, OptionsSayMoreThanThePage) {
  folder_.write(
      "page.html",
      "<title>Quay</title><meta name=author content='Ann Lee'><link rel=canonical href=https://a.example/q>"
      "<meta name=date content=2020-01-02><p>Shut.");
  done({"add", "page.html", "--id", "read"});
  done({"add", "page.html", "--id", "given", "--url", "https://b.example/", "--title", "Pier", "--author",
        "Bob", "--date", "2021"});
  std::string const text = content("sources.yaml");
  for (auto const* line :
       {"title: Quay", "- {literal: Ann Lee}", "URL: https://a.example/q", "issued: \"2020-01-02\"",
        "title: Pier", "- {literal: Bob}", "URL: https://b.example/", "issued: \"2021\""})
    EXPECT_NE(text.find(line), std::string::npos) << line << '\n' << text;
}

TEST_F(Sitting, ASnapshotOfAnotherPlaceIsCopied) {
  stet::test::TemporaryFolder const other;
  other.write("report.html",
              "<html lang=en><title>A report</title><p>Costs <b>fell</b> by 40&nbsp;%.</html>");
  done({"add", (other.path() / "report.html").string(), "--now", "2024-05-18"});
  EXPECT_EQ(content("snapshots/a-report.html").substr(0, 5), "<html");
  EXPECT_NE(content("sources.yaml").find("title: A report\n    language: en\n"), std::string::npos)
      << content("sources.yaml");
  // Quoted in the page's words; found where it stands in the file.
  folder_.write("map.argdown", "[A]: \"Costs rose by 40 %\" [@a-report].\n");
  auto const checked = run_process({STET_PROGRAM, "check", "map.argdown"});
  EXPECT_NE(checked->out.find("snapshots/a-report.html:1:41"), std::string::npos) << checked->out;
}

TEST_F(Sitting, PdfsAreRead) {
  // The smallest PDF with a line of text that readers accept.
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> at;
  auto const object = [&](std::string const& body) {
    at.push_back(pdf.size());
    pdf += std::to_string(at.size()) + " 0 obj\n" + body + "\nendobj\n";
  };
  std::string const stream = "BT /F1 12 Tf 72 720 Td (The estimate stands at 840,000 crowns.) Tj ET";
  object("<< /Type /Catalog /Pages 2 0 R >>");
  object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  object(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
      ">> >> >>");
  object("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream");
  object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  std::size_t const table = pdf.size();
  pdf += "xref\n0 6\n0000000000 65535 f \n";
  for (auto const offset : at) {
    std::string number = std::to_string(offset);
    pdf += std::string(10 - number.size(), '0') + number + " 00000 n \n";
  }
  pdf += "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  folder_.write("minutes.pdf", pdf);
  folder_.write("map.argdown", "[A]: \"The estimate stands at 480,000 crowns\" [@minutes].\n");
  done({"add", "minutes.pdf", "--id", "minutes", "--now", "2024-05-18"});
  auto const checked = run_process({STET_PROGRAM, "check", "map.argdown"});
  EXPECT_NE(checked->out.find("840000"), std::string::npos) << checked->out << checked->err;
  EXPECT_NE(checked->out.find("quote-altered"), std::string::npos) << checked->out;
  folder_.write("broken.pdf", "%PDF-1.4 and nothing else");
  auto const broken = stet({"add", "broken.pdf", "--id", "broken"});
  EXPECT_EQ(broken.status, 0);
  EXPECT_NE(broken.err.find("cannot be checked"), std::string::npos) << broken.err;
}

TEST_F(Sitting, IdsAreNotGivenTwice) {
  folder_.write("a.txt", "words\n");
  done({"add", "a.txt", "--title", "Same title"});
  done({"add", "a.txt", "--title", "Same title"});
  auto const listed = stet({"list"});
  EXPECT_NE(listed.out.find("same-title-2"), std::string::npos) << listed.out;
  auto const again = stet({"add", "a.txt", "--id", "same-title"});
  EXPECT_EQ(again.status, 2);
  EXPECT_NE(again.err.find("already"), std::string::npos) << again.err;
}

TEST_F(Sitting, TheRegistryAboveIsFound) {
  folder_.write("sources.yaml", "- id: a\n");
  folder_.write("deep/er/x.txt", "x");
  fs::current_path(folder_.path() / "deep/er");
  done({"rate", "a", "X", "high"});
  fs::current_path(folder_.path());
  EXPECT_NE(content("sources.yaml").find("rater: X"), std::string::npos);
}

TEST_F(Sitting, SeveralAtOnceLoseNothing) {
  for (std::string const name : {"0", "1", "2"})
    folder_.write("of" + name + ".txt", "content " + name + '\n');
  using Commands = std::vector<std::vector<std::string>>;
  Commands const same_source{{"snapshot", "b", "--file", "of0.txt"},
                             {"snapshot", "b", "--file", "of1.txt"},
                             {"snapshot", "b", "--file", "of2.txt"}};
  Commands const same_slug{{"add", "of0.txt", "--id", "x y"},
                           {"add", "of1.txt", "--id", "x-y"},
                           {"add", "of2.txt", "--id", "x_y"}};
  Commands const same_id{{"add", "of0.txt", "--id", "x"}, {"add", "of1.txt", "--id", "x"}};
  Commands const same_title{{"add", "of0.txt", "--title", "Same"},
                            {"add", "of1.txt", "--title", "Same"},
                            {"add", "of2.txt", "--title", "Same"}};
  for (int round = 0; round < 5; ++round) {
    for (auto const& commands : {same_source, same_slug, same_id, same_title}) {
      fs::remove_all("here");
      folder_.write("here/sources.yaml", "references:\n  - id: b\n");
      std::atomic<std::size_t> stored = 0;
      {
        std::vector<std::jthread> threads;
        for (auto const& command : commands)
          threads.emplace_back([&] {
            auto arguments = command;
            arguments.insert(arguments.end(), {"--now", "2024-01-01", "--registry", "here/sources.yaml"});
            if (stet(arguments).status != 2) ++stored;
          });
      }
      auto const verified = stet({"verify", "--registry", "here/sources.yaml"});
      EXPECT_NE(verified.out.find(std::to_string(stored) + " snapshot"), std::string::npos) << verified.out;
      EXPECT_EQ(verified.status, 0) << verified.out;
      EXPECT_EQ(verified.out.find("in no registry"), std::string::npos) << verified.out;
    }
  }
}

TEST_F(Sitting, CopiesThatNobodyNamesAreToldAndRemoved) {
  stet::test::TemporaryFolder const other;
  other.write("page.txt", "words\n");
  done({"add", (other.path() / "page.txt").string(), "--id", "page"});
  folder_.write("snapshots/left-over.txt", "of somebody who was stopped");
  folder_.write("snapshots/of another.txt", "words");
  folder_.write("other.sources.yaml", "- {id: o, custom: {snapshots: [{path: snapshots/of another.txt}]}}\n");
  auto const told = stet({"verify"});
  EXPECT_EQ(told.status, 0);
  EXPECT_NE(told.out.find("in no registry  snapshots/left-over.txt\n"), std::string::npos) << told.out;
  EXPECT_EQ(stet({"clean", "--dry-run"}).out, "would remove snapshots/left-over.txt\n");
  EXPECT_EQ(stet({"clean"}).out, "removed snapshots/left-over.txt\n");
  EXPECT_EQ(stet({"clean"}).out, "");
  EXPECT_TRUE(fs::exists("snapshots/page.txt"));
}

TEST_F(Sitting, FoldersThatLeadOutAreRefused) {
  stet::test::TemporaryFolder const other;
  other.write("page.txt", "A heron.\n");
  other.write("sub/x.txt", "x");
  std::string const page = (other.path() / "page.txt").string();
  done({"add", page, "--id", "page"});
  fs::remove_all("snapshots");
  for (auto const* name : {"snapshots", ".stet"}) fs::create_directory_symlink(other.path() / "sub", name);
  auto const refused = stet({"add", page, "--id", "again"});
  EXPECT_EQ(refused.status, 2) << refused.out;
  EXPECT_NE(refused.err.find("leads out of"), std::string::npos) << refused.err;
  EXPECT_EQ(content("sources.yaml").find("again"), std::string::npos);
  stet({"search", "heron"});
  stet({"clean"});
  EXPECT_EQ(std::distance(fs::directory_iterator(other.path() / "sub"), {}), 1);
}

// As on a full disk: files may grow to 8000 bytes. The snapshot fits, the registry does not.
TEST_F(Sitting, AFullDiskLosesNothing) {
  std::string const old = "- id: a\n  note: " + std::string(7900, 'x') + "\n";
  folder_.write("sources.yaml", old);
  stet::test::TemporaryFolder const other;
  other.write("page.txt", "words\n");
  std::string const page = (other.path() / "page.txt").string();
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  pid_t const child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    rlimit const small{8000, 8000};
    ::setrlimit(RLIMIT_FSIZE, &small);
    ::dup2(ends[1], STDERR_FILENO);
    ::execl(STET_PROGRAM, STET_PROGRAM, "source", "add", page.c_str(), "--id", "b", nullptr);
    ::_exit(99);
  }
  ::close(ends[1]);
  std::string message(1000, '\0');
  message.resize(
      static_cast<std::size_t>(std::max<ssize_t>(0, ::read(ends[0], message.data(), message.size()))));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status)) << "ended by a signal";
  EXPECT_EQ(WEXITSTATUS(status), 2);
  EXPECT_NE(message.find("cannot write `sources.yaml`: File too large"), std::string::npos) << message;
  EXPECT_EQ(content("sources.yaml"), old);
  // Nor is there a snapshot that nobody registered, or half of a file.
  for (auto const& entry : fs::recursive_directory_iterator("."))
    EXPECT_TRUE(entry.is_directory() || entry.path() == "./sources.yaml") << entry.path();
}

// An index is a file like any other: killed while it is made, on a full disk, or in the way of another, it
// does not keep a search from finding.
class Searching : public Sitting {
 protected:
  void SetUp() override {
    Sitting::SetUp();
    std::string registry = "references:\n";
    constexpr int sources = 150;
    for (int i = 0; i < sources; ++i) {
      std::string const name = "snapshots/" + std::to_string(i) + ".txt";
      std::string text;
      for (int word = 0; word < 400; ++word) text += "word" + std::to_string(word * (i + 3)) + ' ';
      if (i == 77) text += "The heron stands in the weir.\n";
      folder_.write(name, text);
      registry += "- {id: s" + std::to_string(i) + ", custom: {snapshots: [{path: " + name + "}]}}\n";
    }
    folder_.write("sources.yaml", registry);
  }

  // `stet source search heron`, with files of at most so many bytes; killed after so many microseconds unless
  // 0.
  int search(rlim_t largest, unsigned killed_after) {
    pid_t const child = ::fork();
    if (child == 0) {
      rlimit const limit{largest, largest};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      int const nowhere = ::open("/dev/null", O_WRONLY);
      ::dup2(nowhere, STDOUT_FILENO);
      ::execl(STET_PROGRAM, STET_PROGRAM, "source", "search", "heron", nullptr);
      ::_exit(99);
    }
    if (killed_after > 0) {
      ::usleep(killed_after);
      ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  void finds() {
    auto const result = stet({"search", "heron"});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.out.find("[@s77]"), std::string::npos) << result.out;
  }
};

TEST_F(Searching, AKilledBuilderIsInNobodysWay) {
  for (unsigned i = 1; i <= 12; ++i) {
    search(RLIM_INFINITY, i * 4000);
    fs::remove(".stet/index.db");
  }
  finds();
  for (auto const& entry : fs::directory_iterator(".stet")) EXPECT_EQ(entry.path(), ".stet/index.db");
}

TEST_F(Searching, AFullDiskLeavesNoHalfIndex) {
  EXPECT_EQ(search(8000, 0), 0) << "what cannot be stored is kept in memory";
  EXPECT_TRUE(fs::is_empty(".stet"));
  finds();
}

TEST_F(Searching, ADamagedIndexIsMadeAgain) {
  finds();
  folder_.write(".stet/index.db", content(".stet/index.db").substr(0, 5000));
  finds();
  folder_.write(".stet/index.db", "not an index");
  finds();
  // One byte, anywhere: SQLite does not see it, and finds nothing.
  auto const whole = content(".stet/index.db");
  for (std::size_t at = 1; at < whole.size(); at += whole.size() / 9) {
    auto damaged = whole;
    damaged[at] ^= 0x20;
    folder_.write(".stet/index.db", damaged);
    finds();
  }
}

TEST_F(Searching, SeveralAtOnceAllFind) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { finds(); });
  for (auto& thread : threads) thread.join();
  finds();
}

TEST_F(Sitting, ImportsAndLists) {
  folder_.write("library.bib",
                "@article{lee, title={Bridges}, author={Lee, Ann}, year=2019, doi={10.1000/X}}\n@misc{other, "
                "title={O}}\n");
  done({"import", "library.bib"});
  auto const again = stet({"import", "library.bib"});
  EXPECT_NE(again.out.find("0 of 2 records added"), std::string::npos) << again.out;
  folder_.write("list.csv", "doi,status,date\n10.1000/x,Retraction,2023-11-02\n");
  done({"import-list", "list.csv"});
  EXPECT_NE(stet({"show", "lee"}).out.find("retraction, 2023-11-02"), std::string::npos);
  auto const twice = stet({"import-list", "list.csv"});
  EXPECT_NE(twice.out.find("0 recorded, 1 recorded already"), std::string::npos) << twice.out;
}

}  // namespace
}  // namespace stet::app
