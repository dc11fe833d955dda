public import Gongwen
public import Models

extension ModelStamp {
  /// The version of a model set and one digest over the names and contents of its files.
  public init(_ models: ModelSet) throws(ModelError) {
    var hash = SHA256()
    for name in models.names {
      let contents = try models.source(name)
      hash.update(Array("\(name)\n\(contents.utf8.count)\n".utf8))
      hash.update(contents.utf8)
    }
    self.init(version: models.version, sha256: hash.finish())
  }
}
