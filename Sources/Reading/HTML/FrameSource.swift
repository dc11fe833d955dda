internal import Gongwen

/// The pages that a page shows in frames, as far as they are there without a network.
final class FrameSource {
  private let find: (_ address: String) -> [UInt8]?
  private let deepestNesting: Int
  /// Frames that may still be opened.
  private var allowance = 64

  /// Frames in frames; `gongwen` reads what stands in a frame of a frame.
  static let deepest = 4

  init(deepestNesting: Int, find: @escaping (_ address: String) -> [UInt8]?) {
    self.deepestNesting = deepestNesting
    self.find = find
  }

  /// The page of a frame in UTF-8: the one that is written into the element, else the one at its
  /// address.
  func page(written: String?, address: String?) -> [UInt8]? {
    guard allowance > 0 else { return nil }
    var html: [UInt8]?
    if let written, !written.isEmpty {
      html = Array(written.utf8)
    } else if let address, let bytes = find(address), ContentFormat.detect(bytes) == .html {
      html = Array(TextBuffer.string(TextDecoding(bytes).scalars).utf8)
    }
    guard let html, HTMLNesting.depth(of: html) <= deepestNesting else { return nil }
    allowance -= 1
    return html
  }
}
