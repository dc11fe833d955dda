internal import CMIME
internal import Glibc
internal import Gongwen

/// A mail message or web archive (RFC 5322, RFC 2045, RFC 2557) as a list of its parts.
final class MailMessage {
  struct Part {
    var index: Int
    /// Media type in lower case.
    var type: String
    var charset: String?
    var name: String?
    /// `Content-Location`, the address that the part was saved from.
    var location: String?
    /// `Content-ID`.
    var identifier: String?
    /// Whether the sender says that the part is a file.
    var isAttachment: Bool
    /// Parts with the same number, not 0, say the same in different types.
    var alternative: Int

    var isHTML: Bool { type == "text/html" || type == "application/xhtml+xml" }
    var isText: Bool { isHTML || type == "text/plain" || type == "text/markdown" }
  }

  private let handle: OpaquePointer
  private let storage: UnsafeMutableBufferPointer<CChar>
  let parts: [Part]

  /// Multiparts in multiparts; mail programs use three.
  private static let deepest = 64

  /// `nil` where the bytes are no message or have more parts than any message has.
  init?(_ bytes: [UInt8], mostParts: Int) {
    storage = .allocate(capacity: max(1, bytes.count))
    _ = storage.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    guard
      let handle = gw_mail_open(
        storage.baseAddress, bytes.count, max(1, mostParts), Self.deepest)
    else {
      storage.deallocate()
      return nil
    }
    self.handle = handle
    parts = (0..<gw_mail_count(handle)).map { index in
      let part = gw_mail_get(handle, index)
      return Part(
        index: index, type: Self.string(part.type) ?? "", charset: Self.string(part.charset),
        name: Self.string(part.name), location: Self.string(part.location),
        identifier: Self.string(part.identifier), isAttachment: part.is_attachment,
        alternative: part.alternative)
    }
  }

  deinit {
    gw_mail_close(handle)
    storage.deallocate()
  }

  /// Whether parts were left out, because there are too many or they nest too deeply.
  var isCut: Bool { gw_mail_omitted(handle) > 0 }

  /// The bytes of a part without their transfer encoding.
  func content(_ part: Part) -> [UInt8] {
    var length = 0
    guard let bytes = gw_mail_content(handle, part.index, &length) else { return [] }
    defer { free(bytes) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: length))
  }

  /// What the message itself says: the first text that is no attachment, as a web page where the
  /// same is there in that form.
  var body: Part? {
    guard let first = parts.first(where: { $0.isText && !$0.isAttachment }) else { return nil }
    guard first.alternative > 0, !first.isHTML else { return first }
    return parts.first { $0.alternative == first.alternative && $0.isHTML } ?? first
  }

  /// The part that an address in the text means (RFC 2557 §8): by its identifier, or by the place
  /// that it was saved from, which the text may give in part.
  func part(at address: String) -> Part? {
    if address.hasPrefix("cid:") {
      let identifier = AttachmentLinks.withoutEscapes(String(address.dropFirst(4)))
      return parts.first { $0.identifier == identifier }
    }
    return parts.first { $0.location == address }
      ?? CompanionPath(address).flatMap { companion in
        parts.first { $0.location?.hasSuffix("/" + companion.path) == true }
      }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer, pointer.pointee != 0 else { return nil }
    return String(cString: pointer)
  }
}
