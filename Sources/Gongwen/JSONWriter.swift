/// Appends JSON to a byte buffer. Written by hand because the encoder of Foundation costs more time
/// than reading and tagging a document; a test holds the bytes equal to Foundation's with sorted
/// keys and unescaped slashes.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  public mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    open("[")
    for element in elements { body(&self, element) }
    close("]")
  }

  /// `name` needs no escapes.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  public mutating func key(_ name: String) {
    value(name)
    bytes.append(0x3A)
    needsComma = false
  }

  public mutating func value(_ value: Int) {
    separate()
    digits(value)
  }

  /// Whole numbers have no fraction part; others are the shortest that read back as the same value.
  /// JSON has no word for what is no number or infinite; it becomes `null`.
  public mutating func value(_ value: Double) {
    guard value.isFinite else { return null() }
    if let whole = Int(exactly: value), abs(whole) < 1 << 53 {
      self.value(whole)
    } else {
      separate()
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  public mutating func value(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  public mutating func value(_ value: String) {
    separate()
    var value = value
    bytes.append(0x22)
    value.withUTF8 { utf8 in
      var start = 0
      for index in 0..<utf8.count {
        let byte = utf8[index]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
        bytes.append(contentsOf: utf8[start..<index])
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(0x22)
  }

  public mutating func value(_ value: String?) {
    if let value { self.value(value) } else { null() }
  }

  public mutating func value(_ value: Int?) {
    if let value { self.value(value) } else { null() }
  }

  public mutating func value(_ value: Double?) {
    if let value { self.value(value) } else { null() }
  }

  public mutating func value(_ strings: [String]) {
    array(strings) { $0.value($1) }
  }

  public mutating func value(_ range: TextRange) {
    open("[")
    value(range.start)
    value(range.end)
    close("]")
  }

  // MARK: Fields: a key with its value

  public mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: Double) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: String?) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: Int?) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: Double?) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: [String]) {
    key(name)
    self.value(value)
  }

  public mutating func field(_ name: StaticString, _ value: TextRange) {
    key(name)
    self.value(value)
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func digits(_ value: Int) {
    if value < 0 { bytes.append(0x2D) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
