internal import Glibc
internal import Gongwen

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Documents in a file without a name, for what has to go through them more than once.
final class RowSpool {
  private let descriptor: Int32
  private var lengths: [Int] = []

  init() throws(OutputError) {
    var template = Array("\(Console.variable("TMPDIR") ?? "/tmp")/gongwen.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError("temporary file", errno) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// - Parameter document: an object of the output contract.
  func append(_ document: [UInt8]) throws(OutputError) {
    var written = 0
    while written < document.count {
      let count = document.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + written, document.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw OutputError("temporary file", errno)
      }
    }
    lengths.append(document.count)
  }

  func replay(_ body: (DocumentRows) throws -> Void) throws {
    var place = 0
    for length in lengths {
      var bytes = [UInt8](repeating: 0, count: length)
      var got = 0
      while got < length {
        let count = bytes.withUnsafeMutableBytes {
          pread(descriptor, $0.baseAddress! + got, length - got, place + got)
        }
        guard count > 0 || errno == EINTR else { throw OutputError("temporary file", errno) }
        got += max(0, count)
      }
      place += length
      try body(DocumentRows(JSONDecoder().decode(ExtractedDocument.self, from: Data(bytes))))
    }
  }
}
