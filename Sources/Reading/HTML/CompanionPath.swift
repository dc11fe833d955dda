/// The path of a page that was saved with another, as that one writes it: relative, and in the same
/// folder or one below it.
struct CompanionPath {
  let path: String

  /// `nil` where the address is of a network, absolute, leads upwards or to no page.
  init?(_ address: String) {
    let place = address.prefix { $0 != "?" && $0 != "#" }
    guard !place.contains(":"), !place.hasPrefix("/"), !place.hasPrefix("\\") else { return nil }
    let plain = AttachmentLinks.withoutEscapes(String(place))
    let parts = plain.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
    guard let last = parts.last, parts.count <= 8, !parts.contains(".."),
      !plain.unicodeScalars.contains("\0"),
      Self.endings.contains(where: { last.lowercased().hasSuffix($0) })
    else { return nil }
    path = parts.joined(separator: "/")
  }

  private static let endings = [".html", ".htm", ".shtml", ".xhtml"]
}
