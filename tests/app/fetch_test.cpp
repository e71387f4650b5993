// stet-fetch and `stet source add URL` against a server on this machine, started by the test.
#include <filesystem>
#include <fstream>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/fetch/address.h"
#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

class Server {
 public:
  Server() {
    server_.Get("/page", [](httplib::Request const&, httplib::Response& response) {
      response.set_content(
          "<!DOCTYPE html><html lang=\"en\"><head><title>Bridge &amp; town</title>"
          "<meta property=\"article:published_time\" content=\"2024-05-09T08:00:00Z\">"
          "<meta property=\"og:site_name\" content=\"Millbrook Courier\"></head>"
          "<body><p>The bridge will reopen in <b>spring</b>, the mayor said.</p></body></html>",
          "text/html; charset=utf-8");
    });
    server_.Get("/koi8", [](httplib::Request const&, httplib::Response& response) {
      response.set_content("<!DOCTYPE html><title>T</title><p>\xED\xCF\xD3\xD4 \xCF\xD4\xCB\xD2\xD9\xD4.",
                           "text/html; charset=KOI8-R");
    });
    server_.Get("/moved",
                [](httplib::Request const&, httplib::Response& response) { response.set_redirect("/page"); });
    server_.Get("/loop",
                [](httplib::Request const&, httplib::Response& response) { response.set_redirect("/loop"); });
    server_.Get("/to-file", [](httplib::Request const&, httplib::Response& response) {
      response.set_redirect("file:///etc/passwd");
    });
    server_.Get("/large", [](httplib::Request const&, httplib::Response& response) {
      response.set_content(std::string(std::size_t{3} << 20U, 'x'), "text/plain");
    });
    // Says nothing of its size: the limit has to hold while it comes in.
    server_.Get("/endless", [](httplib::Request const&, httplib::Response& response) {
      response.set_chunked_content_provider("text/plain", [](std::size_t, httplib::DataSink& sink) {
        static std::string const block(1U << 16U, 'x');
        return sink.write(block.data(), block.size());
      });
    });
    server_.Get("/slow", [](httplib::Request const&, httplib::Response& response) {
      response.set_chunked_content_provider("text/plain", [](std::size_t offset, httplib::DataSink& sink) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (offset > 100) sink.done();
        return sink.write("x", 1);
      });
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;
  ~Server() {
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] std::string address(std::string const& path, std::string const& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

struct Ran {
  int status;
  std::string out, err;
};

Ran run_in(fs::path const& folder, std::vector<std::string> arguments) {
  fs::path const before = fs::current_path();
  fs::current_path(folder);
  arguments.insert(arguments.begin(), STET_PROGRAM);
  auto const result = run_process(arguments);
  fs::current_path(before);
  EXPECT_TRUE(result);
  return result ? Ran{result->status, result->out, result->err} : Ran{-1, {}, {}};
}

std::string content(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class Fetch : public testing::Test {
 protected:
  Ran add(std::string const& path, std::vector<std::string> more = {"--allow-private"}) {
    std::vector<std::string> arguments{"source", "add",   server_.address(path), "--id",
                                       "x",      "--now", "2024-05-18"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_in(folder_.path(), arguments);
  }

  Server server_;
  test::TemporaryFolder folder_;
};

TEST_F(Fetch, APageBecomesASource) {
  auto const added = add("/moved");
  EXPECT_EQ(added.status, 0) << added.err;
  EXPECT_EQ(added.out, "added x (snapshots/x.html)\n");
  auto const registry = content(folder_.path() / "sources.yaml");
  for (std::string const line :
       {"title: \"Bridge & town\"", "publisher: Millbrook Courier", "issued: \"2024-05-09\"", "language: en",
        "accessed: \"2024-05-18\"", "/page", "media-type: text/html", "captured: \"2024-05-18\""})
    EXPECT_NE(registry.find(line), std::string::npos) << line << "\n" << registry;
  // And is quoted from, with places in the page as it came.
  folder_.write("map.argdown", "[A]: It \"will reopen in summer\" [@x].\n");
  auto const checked = run_in(folder_.path(), {"check", "map.argdown"});
  EXPECT_EQ(checked.status, 1);
  EXPECT_NE(checked.out.find("snapshots/x.html:1:"), std::string::npos) << checked.out;
}

TEST_F(Fetch, PrivateAddressesAreRefused) {
  for (std::string const host : {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"}) {
    auto const result =
        run_in(folder_.path(), {"source", "add", server_.address("/page", host), "--id", "x"});
    EXPECT_EQ(result.status, 2) << host;
    EXPECT_NE(result.err.find("private or local address"), std::string::npos) << host << ": " << result.err;
  }
  EXPECT_FALSE(fs::exists(folder_.path() / "sources.yaml"));
}

TEST_F(Fetch, RedirectsAreBoundedAndStayOnTheWeb) {
  auto const loop = add("/loop");
  EXPECT_EQ(loop.status, 2);
  EXPECT_NE(loop.err.find("redirects more than 5 times"), std::string::npos) << loop.err;
  auto const file = add("/to-file");
  EXPECT_EQ(file.status, 2);
  EXPECT_NE(file.err.find("no address for it"), std::string::npos) << file.err;
}

TEST_F(Fetch, SizeIsBounded) {
  for (std::string const path : {"/large", "/endless"}) {
    auto const result = add(path, {"--allow-private", "--max-size", "1"});
    EXPECT_EQ(result.status, 2);
    EXPECT_NE(result.err.find("larger than 1 MiB"), std::string::npos) << result.err;
  }
  EXPECT_FALSE(fs::exists(folder_.path() / "snapshots"));
}

// Sends `head` once and then `rest` again and again, as long as somebody listens.
class RawServer {
 public:
  RawServer(std::string head, std::string rest) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&here), size), 0);
    EXPECT_EQ(::listen(socket_, 1), 0);
    EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size), 0);
    address_ = "http://127.0.0.1:" + std::to_string(ntohs(here.sin_port)) + "/";
    thread_ = std::thread([this, head = std::move(head), rest = std::move(rest)] {
      int const client = ::accept(socket_, nullptr, nullptr);
      for (std::string const* part = &head; ::send(client, part->data(), part->size(), MSG_NOSIGNAL) > 0;
           part = &rest)
        if (rest.empty()) break;
      ::close(client);
    });
  }
  RawServer(RawServer const&) = delete;
  RawServer& operator=(RawServer const&) = delete;
  ~RawServer() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  [[nodiscard]] std::string const& address() const { return address_; }

 private:
  int socket_;
  std::string address_;
  std::thread thread_;
};

TEST_F(Fetch, AHostileServerIsRefusedInWords) {
  struct Case {
    std::string head, rest, words;
  };
  std::string const ok = "HTTP/1.1 200 OK\r\n";
  for (auto const& [head, rest, words] :
       {Case{"HTTP/1.1 200 " + std::string(200'000, 'x') + "\r\n\r\n", "", "header"},
        Case{ok, "X: " + std::string(900, 'x') + "\r\n", "headers are larger than 64 KiB"},
        Case{"", "HTTP/1.1 100 Continue\r\n\r\n", "headers are larger than 64 KiB"},
        Case{ok + "X: ", std::string(5000, 'x'), "header"}, Case{"SSH-2.0-x\r\n", "", "HTTP/0.9"},
        Case{ok + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "x", ""}}) {
    RawServer const server(head.empty() ? rest : head, rest);
    auto const result = run_in(folder_.path(), {"source", "add", server.address(), "--id", "x",
                                                "--allow-private", "--timeout", "5"});
    EXPECT_EQ(result.status, 2) << head.substr(0, 40);
    EXPECT_TRUE(result.err.starts_with("stet: cannot fetch `http://127.0.0.1:")) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_EQ(result.err.find("ended with status"), std::string::npos) << result.err;
  }
}

TEST_F(Fetch, TheServersCharsetIsHonoured) {
  EXPECT_EQ(add("/koi8").status, 0);
  EXPECT_EQ(content(folder_.path() / "snapshots/x.html"),
            "<!DOCTYPE html><title>T</title><p>\xED\xCF\xD3\xD4 \xCF\xD4\xCB\xD2\xD9\xD4.");
  EXPECT_NE(content(folder_.path() / "sources.yaml").find("encoding: KOI8-R"), std::string::npos)
      << content(folder_.path() / "sources.yaml");
}

TEST_F(Fetch, AnAddressMayHaveLettersInIt) {
  auto const result = run_in(folder_.path(), {"source", "add", server_.address("/page", "[::ffff:127.0.0.1]"),
                                              "--id", "x", "--allow-private"});
  EXPECT_EQ(result.status, 0) << result.err;
}

TEST_F(Fetch, TimeIsBounded) {
  auto const result = add("/slow", {"--allow-private", "--timeout", "1"});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("too long"), std::string::npos) << result.err;
}

TEST_F(Fetch, WhatIsNotThere) {
  auto const result = add("/gone");
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("status 404"), std::string::npos) << result.err;
  EXPECT_FALSE(fs::exists(folder_.path() / "sources.yaml"));
}

bool is_public(char const* text) {
  sockaddr_storage storage{};
  auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
  if (::inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
    storage.ss_family = AF_INET;
  } else if (::inet_pton(AF_INET6, text, &v6->sin6_addr) == 1) {
    storage.ss_family = AF_INET6;
  } else {
    ADD_FAILURE() << text;
  }
  return fetch::is_public(reinterpret_cast<sockaddr const&>(storage));
}

TEST(FetchAddress, PublicAndNot) {
  for (auto const* text : {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1",
                           "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::808:808"})
    EXPECT_TRUE(is_public(text)) << text;
  for (auto const* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "127.0.0.1",
                           "127.255.255.255",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "192.0.2.1",
                           "198.18.0.1",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "2002:7f00:1::",
                           "64:ff9b::7f00:1",
                           "2001:db8::1",
                           "2001::1",
                           "64:ff9b:1::808:808",
                           "3fff::1"})
    EXPECT_FALSE(is_public(text)) << text;
}

TEST(FetchAddress, PartsAndRedirects) {
  auto const address = fetch::parse_address("HTTPS://Example.ORG:8443/a/b?q=1#part");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->text(), "https://example.org:8443/a/b?q=1");
  EXPECT_EQ(fetch::parse_address("http://[::1]/x")->text(), "http://[::1]/x");
  EXPECT_EQ(fetch::parse_address("http://example.org")->path, "/");
  for (auto const* text : {"ftp://example.org/", "file:///etc/passwd", "http://", "http://user@example.org/",
                           "http://example.org:0/", "http://example.org:99999/", "http://example.org/a b",
                           "http://a\\@b/", "example.org", "javascript://x/", "http://[[::1]/", "http://[x]/",
                           "http://[::1]80/", "http://a]/", "http://%41/"})
    EXPECT_FALSE(fetch::parse_address(text)) << text;
  auto const to = [&](char const* location) {
    auto const next = fetch::resolve(*address, location);
    return next ? next->text() : std::string("none");
  };
  EXPECT_EQ(to("/c"), "https://example.org:8443/c");
  EXPECT_EQ(to("c?x"), "https://example.org:8443/a/c?x");
  EXPECT_EQ(to("?y"), "https://example.org:8443/a/b?y");
  EXPECT_EQ(to("//other.org/z"), "https://other.org/z");
  EXPECT_EQ(to("http://other.org/z"), "http://other.org/z");
  EXPECT_EQ(to("file:///etc/passwd"), "none");
  EXPECT_EQ(to("/a\r\nHost: evil"), "none");
}

}  // namespace
}  // namespace stet::app
