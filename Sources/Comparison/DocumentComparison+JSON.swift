internal import Gongwen

extension DocumentComparison {
  /// The version of the JSON that `jsonLine` writes.
  public static let schemaVersion = "gongwen-diff/1"

  /// The comparison as one line of JSON with a line feed at its end. It holds all edits, those of
  /// typography too, so that applying them gives the new document's clauses.
  public func jsonLine() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", Self.schemaVersion)
      json.field("same", isSame)
      json.key("old")
      old.write(to: &json)
      json.key("new")
      new.write(to: &json)
      json.key("summary")
      json.object { json in
        for kind in ClauseEdit.Kind.allCases {
          json.key(kind.rawValue)
          json.value(count(kind))
        }
      }
      json.key("edits")
      json.array(edits) { $1.write(to: &$0) }
      json.key("sections")
      json.array(sections) { $1.write(to: &$0) }
      json.key("obligations")
      json.array(obligations) { $1.write(to: &$0) }
    }
    json.endLine()
    return json.bytes
  }
}

extension DocumentComparison.Side {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("path", path)
      json.field("sha256", sha256)
      json.field("title", title)
      json.field("documentNumber", documentNumber)
      json.field("issuedOn", issuedOn)
      json.field("clauses", clauses)
    }
  }
}

extension ClauseEdit {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", kind.rawValue)
      json.field("old", TextRange(old))
      json.field("new", TextRange(new))
      json.field("oldTexts", oldTexts)
      json.field("newTexts", newTexts)
      json.field("moved", isMoved)
      json.field("renumbered", isRenumbered)
      json.key("changes")
      let (oldText, newText) = (Scalars(oldTexts.joined()), Scalars(newTexts.joined()))
      json.array(changes) { json, change in
        json.object { json in
          json.field("old", TextRange(change.old))
          json.field("new", TextRange(change.new))
          json.field("oldText", oldText[change.old])
          json.field("newText", newText[change.new])
          json.field("typography", change.isTypography)
        }
      }
    }
  }
}

extension SectionEdit {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", kind.rawValue)
      json.field("old", old)
      json.field("new", new)
      json.field("oldPath", oldPath)
      json.field("newPath", newPath)
    }
  }
}

extension ObligationChange {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", kind.rawValue)
      json.field("role", role?.rawValue)
      json.field("subject", subject)
      json.key("from")
      from.write(to: &json)
      json.key("to")
      to.write(to: &json)
      json.key("old")
      old.write(to: &json)
      json.key("new")
      new.write(to: &json)
    }
  }
}

extension ObligationChange.Value? {
  func write(to json: inout JSONWriter) {
    guard let self else { return json.null() }
    json.object { json in
      json.field("text", self.text)
      json.field("value", self.value)
    }
  }
}

extension ObligationChange.Place {
  /// `null` for the document that does not have the obligation.
  func write(to json: inout JSONWriter) {
    guard !obligations.isEmpty else { return json.null() }
    json.object { json in
      json.field("obligations", obligations)
      json.key("clauses")
      json.array(clauses) { $0.value($1) }
      json.field("path", path)
      json.field("text", text)
      json.field("units", units)
      json.field("page", page)
    }
  }
}

/// A text that is taken apart by scalar offsets.
struct Scalars {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var count: Int { scalars.count }

  subscript(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
  }
}
