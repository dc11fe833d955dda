internal import COCR

/// The C library of OpenVINO, loaded, with the networks that were made with it.
final class NetworkRuntime {
  fileprivate let handle: OpaquePointer

  /// - Parameter path: the library's file.
  init(path: String) throws(RecognitionError) {
    var message = MessageBuffer()
    guard let handle = message.fill({ gw_runtime_open(path, $0) }) else {
      throw RecognitionError(code: .notInstalled, detail: message.text)
    }
    self.handle = handle
  }

  deinit { gw_runtime_close(handle) }
}

/// A neural network with one input (blue, green, red planes of a picture from -1 to 1) and one output
/// of floats, run on one thread.
final class Network {
  /// Numbers with their shape: up to four dimensions, the rest 1.
  struct Output {
    var shape: (Int, Int, Int, Int)
    /// Valid until the next run of the network.
    var values: UnsafeBufferPointer<Float>
  }

  private let runtime: NetworkRuntime
  private let handle: OpaquePointer

  init(_ path: String, in runtime: NetworkRuntime) throws(RecognitionError) {
    var message = MessageBuffer()
    guard let handle = message.fill({ gw_network_open(runtime.handle, path, $0) }) else {
      throw RecognitionError(code: .notInstalled, detail: message.text)
    }
    self.runtime = runtime
    self.handle = handle
  }

  deinit { gw_network_close(handle) }

  func run(_ input: inout [Float], width: Int, height: Int) throws(RecognitionError) -> Output {
    precondition(input.count == 3 * width * height)
    let shape: [Int64] = [1, 3, Int64(height), Int64(width)]
    var outputShape: [Int64] = [0, 0, 0, 0]
    var values: UnsafePointer<Float>?
    var message = MessageBuffer()
    let done = message.fill { reason in
      input.withUnsafeMutableBufferPointer {
        gw_network_run(handle, $0.baseAddress, shape, &values, &outputShape, reason)
      }
    }
    guard done == 1, let values else {
      throw RecognitionError(code: .failed, detail: message.text)
    }
    let sizes = outputShape.map { Int(clamping: max($0, 0)) }
    return Output(
      shape: (sizes[0], sizes[1], sizes[2], sizes[3]),
      values: UnsafeBufferPointer(start: values, count: sizes.reduce(1, *)))
  }
}

/// Where the C functions write the reason of a failure.
struct MessageBuffer {
  private var bytes = [CChar](repeating: 0, count: Int(GW_OCR_MESSAGE))

  mutating func fill<Result>(_ call: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
    bytes.withUnsafeMutableBufferPointer { call($0.baseAddress!) }
  }

  var text: String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
