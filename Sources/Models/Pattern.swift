internal import CPCRE2
public import Gongwen

/// A compiled regular expression (PCRE2 syntax) over the folded scalars of a text.
public final class Pattern: @unchecked Sendable {
  private let code: OpaquePointer
  private let names: [String: Int]

  /// Fails with PCRE2's message and the offset in scalars of the error.
  init(_ source: String) throws(PatternError) {
    let scalars = source.unicodeScalars.map(\.value)
    var error: Int32 = 0
    var offset = 0
    let compiled = scalars.withUnsafeBufferPointer {
      pcre2_compile_32($0.baseAddress, $0.count, 0, &error, &offset, nil)
    }
    guard let compiled else {
      throw PatternError(message: Self.message(error), offset: offset)
    }
    // Without the just-in-time compiler the interpreter gives the same matches.
    _ = pcre2_jit_compile_32(compiled, UInt32(PCRE2_JIT_COMPLETE))
    code = compiled
    names = Self.names(compiled)
  }

  deinit {
    pcre2_code_free_32(code)
  }

  /// The first match in `range`. Lookbehind sees the text before the range, lookahead does not see
  /// beyond its end. Backtracking is limited; a pattern that gives up does not match.
  public func firstMatch(in text: TextBuffer, range: Range<Int>, with matcher: Matcher) -> Match? {
    let count = text.folded.withUnsafeBufferPointer {
      pcre2_match_32(
        code, $0.baseAddress, range.upperBound, range.lowerBound, 0, matcher.data, matcher.context)
    }
    guard count > 0, let vector = pcre2_get_ovector_pointer_32(matcher.data) else { return nil }
    let groups = (0..<Int(count)).map { index -> Range<Int>? in
      let start = vector[2 * index]
      let end = vector[2 * index + 1]
      return start == Int.max || start == UInt.max.asInt || start > end ? nil : start..<end
    }
    return Match(groups: groups, names: names)
  }

  /// All matches in `range` that do not overlap, from left to right.
  public func matches(in text: TextBuffer, range: Range<Int>, with matcher: Matcher) -> [Match] {
    var found: [Match] = []
    var start = range.lowerBound
    while start <= range.upperBound,
      let match = firstMatch(in: text, range: start..<range.upperBound, with: matcher)
    {
      found.append(match)
      start = match.range.isEmpty ? match.range.upperBound + 1 : match.range.upperBound
    }
    return found
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt32](repeating: 0, count: 256)
    let length = pcre2_get_error_message_32(error, &buffer, buffer.count)
    return TextBuffer.string(buffer.prefix(max(0, Int(length))))
  }

  private static func names(_ code: OpaquePointer) -> [String: Int] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt32>?
    pcre2_pattern_info_32(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_32(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    pcre2_pattern_info_32(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    var names: [String: Int] = [:]
    guard let table else { return names }
    for index in 0..<Int(count) {
      let entry = table + index * Int(size)
      var name: [UInt32] = []
      var at = 1
      while entry[at] != 0 {
        name.append(entry[at])
        at += 1
      }
      names[TextBuffer.string(name)] = Int(entry[0])
    }
    return names
  }
}

/// Where a pattern matched.
public struct Match: Sendable {
  /// By group number; 0 is the whole match.
  public let groups: [Range<Int>?]
  fileprivate let names: [String: Int]

  public var range: Range<Int> { groups[0] ?? 0..<0 }

  /// The range of a named group, `nil` where the group took no part in the match.
  public subscript(name: String) -> Range<Int>? {
    guard let index = names[name], index < groups.count else { return nil }
    return groups[index]
  }
}

struct PatternError: Error {
  var message: String
  var offset: Int
}

/// Working memory for matching. One for each task that matches; not to be shared between threads.
public final class Matcher {
  let data: OpaquePointer?
  let context: OpaquePointer?

  public init() {
    data = pcre2_match_data_create_32(64, nil)
    context = pcre2_match_context_create_32(nil)
    pcre2_set_match_limit_32(context, 1_000_000)
  }

  deinit {
    pcre2_match_data_free_32(data)
    pcre2_match_context_free_32(context)
  }
}

extension UInt {
  fileprivate var asInt: Int { Int(bitPattern: self) }
}
