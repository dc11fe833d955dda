internal import Gongwen

/// A request that cannot be met as it was made: a line on standard error says why, in the language of
/// the person who asks and without help on the whole command; the program ends with code 2.
struct RequestError: Error, CustomStringConvertible {
  /// Without the program's name before it.
  var description: String

  init(_ message: String) {
    description = message
  }

  init(_ chinese: String, _ english: String) {
    description = Console.askedLanguage == .zh ? chinese : english
  }

  static var noModels: RequestError {
    RequestError(
      "找不到模型文件夹；请用 --models 指定", "no folder of model files found; name one with --models")
  }
}
