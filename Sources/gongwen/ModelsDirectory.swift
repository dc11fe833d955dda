#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the model files are.
enum ModelsDirectory {
  /// The folder that was asked for, else `GONGWEN_MODELS`, else `share/gongwen/models` beside the
  /// program's `bin`, else the `models` of the checkout that the program was built in.
  static func find(_ asked: String?) -> String? {
    if let asked { return asked }
    if let named = ProcessInfo.processInfo.environment["GONGWEN_MODELS"], !named.isEmpty {
      return named
    }
    let manager = FileManager.default
    guard let program = try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return nil
    }
    var folder = parent(program)
    let shared = parent(folder) + "/share/gongwen/models"
    if manager.fileExists(atPath: shared) { return shared }
    while !folder.isEmpty {
      if manager.fileExists(atPath: folder + "/Package.swift") {
        let models = folder + "/models"
        return manager.fileExists(atPath: models) ? models : nil
      }
      folder = parent(folder)
    }
    return nil
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}
