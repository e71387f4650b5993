// A language, as the primary subtag of a BCP-47 tag in lower case, packed into a number: comparing it costs
// nothing, and nothing is allocated.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace stet::verify::quote {

using Language = std::uint32_t;

// Of `de`, `DE` and `de-AT`: the same. 0 for a subtag that is empty or longer than four letters.
constexpr Language primary_language(std::string_view tag) {
  std::string_view const primary = tag.substr(0, std::min(tag.find_first_of("-_"), tag.size()));
  if (primary.size() > 4) return 0;
  std::uint32_t packed = 0;
  for (char const c : primary)
    packed = packed << 8U | static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return packed;
}

// Whether the tag begins with a language that has a code (ISO 639-1), or with three letters, which are too
// many to list.
constexpr bool is_language(std::string_view tag) {
  constexpr std::string_view codes =
      "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
      "dz ee el "
      "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io "
      "is it iu ja "
      "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
      "my na nb nd "
      "ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm "
      "sn so sq sr "
      "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh "
      "zu ";
  auto const size = std::min(tag.find_first_of("-_"), tag.size());
  auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (!std::ranges::all_of(tag.substr(0, size), letter)) return false;
  if (size != 2) return size == 3;
  for (std::size_t at = 0; at < codes.size(); at += 3)
    if (primary_language(codes.substr(at, 2)) == primary_language(tag)) return true;
  return false;
}

}  // namespace stet::verify::quote
