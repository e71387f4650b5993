// Who a text says that said something.
#include "verify/quote/speaker.h"

#include <string>

#include <gtest/gtest.h>

namespace stet::verify::quote {
namespace {

// The speaker of the words in the text.
std::string speaker(std::string_view text, std::string_view words, std::string_view language = "en") {
  Haystack const source(text, language);
  auto const at = static_cast<Offset>(text.find(words));
  auto const found = speaker_of(source, {at, at + static_cast<Offset>(words.size())});
  return found ? std::string(source.span(found->first, found->last).of(text)) : "";
}

TEST(Speaker, IsReadFromTheSentenceOfTheWords) {
  EXPECT_EQ(speaker("\"We won,\" Mayor Ann Kowal told the Courier in Leeds on Monday.", "We won"),
            "Mayor Ann Kowal");
  EXPECT_EQ(speaker("\"We won,\" said Ann Kowal, who chairs the council.", "We won"), "Ann Kowal");
  EXPECT_EQ(speaker("\"We won,\" Rep. Ann Kowal (D-Ohio) said.", "We won"), "Rep. Ann Kowal");
  EXPECT_EQ(speaker("The mayor, Ann Kowal, said: “We lost the vote”.", "We lost the vote"), "Ann Kowal");
  EXPECT_EQ(speaker("Ann Kowal, the mayor of Leeds, said that \"we lost\".", "we lost"), "Ann Kowal");
  EXPECT_EQ(speaker("According to Peter Lind, \"the cables will hold\".", "the cables will hold"),
            "Peter Lind");
  EXPECT_EQ(speaker("Lind: \"We lost the vote\".", "We lost the vote"), "Lind");
}

TEST(Speaker, IsReadInOtherLanguages) {
  EXPECT_EQ(speaker("„Wir haben verloren“, sagte Minister Karl Beck am Montag.", "Wir haben verloren", "de"),
            "Minister Karl Beck");
  EXPECT_EQ(speaker("« Nous avons perdu », a déclaré Paul Martel.", "Nous avons perdu", "fr"), "Paul Martel");
  EXPECT_EQ(speaker("—Hemos perdido. “Hemos perdido”, dijo Pablo Marín.", "Hemos perdido”", "es"),
            "Pablo Marín");
  EXPECT_EQ(speaker("«Мы проиграли», — заявил Павел Марков.", "Мы проиграли", "ru"), "Павел Марков");
  EXPECT_EQ(speaker("„Izgubili smo“, rekao je Pavle Marić.", "Izgubili smo", "sr"), "Pavle Marić");
}

TEST(Speaker, IsCarriedOnAndMeantByPronouns) {
  std::string_view const text =
      "\"The cables will hold,\" said Lind. \"I thank everybody.\"\n\nHe added: \"Nobody takes the ferry.\"";
  EXPECT_EQ(speaker(text, "I thank everybody"), "Lind");
  EXPECT_EQ(speaker(text, "Nobody takes the ferry"), "Lind");
}

TEST(Speaker, IsNobodyWhereSeveralMayBeMeant) {
  EXPECT_EQ(speaker("Eva Holm and Rita Moe stood by. \"It will be missed,\" she said.", "It will be missed"),
            "");
  EXPECT_EQ(speaker("The bridge was old. It will be missed by many.", "It will be missed"), "");
}

}  // namespace
}  // namespace stet::verify::quote
