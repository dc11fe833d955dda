/// A model file that cannot be used, with the line that is wrong.
public struct ModelError: Error, Equatable, CustomStringConvertible, Sendable {
  public var file: String
  /// 1-based, 0 where the file as a whole is wrong.
  public var line: Int
  public var reason: String

  public init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String {
    line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)"
  }
}
