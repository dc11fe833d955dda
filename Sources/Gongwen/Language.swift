/// The language of headings and messages for a person. JSON and CSV do not depend on it.
public enum Language: String, Codable, Sendable, CaseIterable {
  case zh, en

  /// The language that a POSIX locale name such as `zh_CN.UTF-8` asks for; English for every
  /// locale that is not Chinese.
  public init(locale: String) {
    self = locale.hasPrefix("zh") ? .zh : .en
  }
}
