internal import Glibc

/// The notes that a model in ONNX form carries beside its network: field 14 of the message, pairs of
/// key (field 1) and value (field 2). OpenVINO does not hand them out.
enum ONNXMetadata {
  /// The value of `key` in the model file at `path`, or `nil`.
  static func value(of key: String, inFile path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0 else { return nil }
    let size = ftell(file)
    guard size > 0, size < 1 << 30, fseek(file, 0, SEEK_SET) == 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    return value(of: key, in: bytes)
  }

  static func value(of key: String, in model: [UInt8]) -> [UInt8]? {
    let wanted = Array(key.utf8)
    var fields = ProtobufFields(model, 0..<model.count)
    while let field = fields.next() {
      guard field.number == 14, let range = field.bytes else { continue }
      var name: Range<Int>?
      var value: Range<Int>?
      var parts = ProtobufFields(model, range)
      while let part = parts.next() {
        if part.number == 1 { name = part.bytes }
        if part.number == 2 { value = part.bytes }
      }
      if let name, let value, model[name].elementsEqual(wanted) { return Array(model[value]) }
    }
    return nil
  }
}

/// Walks over the fields of one protocol buffer message. Ends at the first that is not well formed.
struct ProtobufFields: IteratorProtocol {
  struct Field {
    var number: UInt64
    /// Where the field's bytes lie, `nil` for a number.
    var bytes: Range<Int>?
  }

  private let message: [UInt8]
  private let end: Int
  private var position: Int

  init(_ message: [UInt8], _ range: Range<Int>) {
    self.message = message
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Field? {
    guard let key = number() else { return nil }
    switch key & 7 {
    case 0:
      guard number() != nil else { return nil }
      return Field(number: key >> 3)
    case 1: return skip(8, key >> 3)
    case 5: return skip(4, key >> 3)
    case 2:
      guard let length = number(), length <= UInt64(end - position) else { return nil }
      let range = position..<(position + Int(length))
      position = range.upperBound
      return Field(number: key >> 3, bytes: range)
    default: return nil
    }
  }

  private mutating func skip(_ count: Int, _ field: UInt64) -> Field? {
    guard count <= end - position else { return nil }
    position += count
    return Field(number: field)
  }

  /// A number of seven bits a byte, the lowest first.
  private mutating func number() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard position < end else { return nil }
      let byte = message[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
