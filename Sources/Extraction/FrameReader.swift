internal import Glibc

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Cuts what a framed worker writes into lines and bodies.
struct FrameReader {
  private var buffer: [UInt8] = []
  private var reply: WorkerReply?

  /// Appends what can be read without waiting; true at the end of the output.
  mutating func fill(from descriptor: Int32) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { piece in
      while true {
        let count = read(descriptor, piece.baseAddress, piece.count)
        if count > 0 {
          buffer.append(contentsOf: piece[..<count])
        } else if count == 0 {
          return true
        } else if errno != EINTR {
          return false
        }
      }
    }
  }

  mutating func nextLine() -> [UInt8]? {
    guard let end = buffer.firstIndex(of: 0x0A) else { return nil }
    let line = Array(buffer[..<end])
    buffer.removeFirst(end + 1)
    return line
  }

  /// Takes lines of progress off; true if there was one.
  mutating func skipProgress() -> Bool {
    var found = false
    while reply == nil, buffer.starts(with: #"{"page":"#.utf8), nextLine() != nil { found = true }
    return found
  }

  private mutating func take() -> [UInt8] {
    var body: [UInt8] = []
    swap(&body, &buffer)
    return body
  }

  mutating func nextReply() throws -> (WorkerReply, body: [UInt8])? {
    if reply == nil, let line = nextLine() {
      reply = try JSONDecoder().decode(WorkerReply.self, from: Data(line))
      buffer.reserveCapacity(reply?.length ?? 0)
    }
    guard let complete = reply, buffer.count >= complete.length else { return nil }
    reply = nil
    // A worker writes nothing after its reply until it is asked again, so that the buffer, which
    // may be large, is handed on as it is.
    guard buffer.count > complete.length else { return (complete, take()) }
    let body = Array(buffer[..<complete.length])
    buffer.removeFirst(complete.length)
    return (complete, body)
  }
}
