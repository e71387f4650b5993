// How often random tests run: a tenth under AddressSanitizer, where everything takes ten times as long.
#pragma once

namespace stet::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#else
inline constexpr bool sanitized = false;
#endif

inline constexpr int rounds(int wanted) { return sanitized ? wanted / 10 : wanted; }

}  // namespace stet::test
