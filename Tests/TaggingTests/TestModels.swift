import Models

/// The models of the repository.
enum TestModels {
  static func load(_ file: String = #filePath) throws -> ModelSet {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    return try ModelSet(directory: "/" + root + "/models")
  }
}
