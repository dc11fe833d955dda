/// Whether a PDF holds pictures. Their dictionaries are never packed into other streams
/// (ISO 32000-1 §7.5.7), so that their mark stands in the bytes.
enum PictureMarks {
  static func occur(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let mark = Array("/Image".utf8)
    var index = 0
    while index + mark.count < bytes.count {
      // /ImageB and its like name procedures.
      if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark),
        !(0x41...0x5A).contains(bytes[index + mark.count] & 0xDF)
      {
        return true
      }
      index += 1
    }
    return false
  }
}
