extension ExtractedDocument {
  /// The object as one line of JSON with sorted keys and a line feed at its end.
  public func jsonLine() -> [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    json.endLine()
    return json.bytes
  }

  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("amounts")
      json.array(amounts) { $1.write(to: &$0) }
      json.key("assignments")
      json.array(assignments) { $1.write(to: &$0) }
      json.key("clauses")
      json.array(clauses) { $1.write(to: &$0) }
      json.key("deadlines")
      json.array(deadlines) { $1.write(to: &$0) }
      json.key("diagnostics")
      json.array(diagnostics) { $1.write(to: &$0) }
      json.key("document")
      document.write(to: &json)
      json.key("models")
      json.object { json in
        json.field("sha256", models.sha256)
        json.field("version", models.version)
      }
      json.key("obligations")
      json.array(obligations) { $1.write(to: &$0) }
      json.key("outline")
      json.array(outline) { $1.write(to: &$0) }
      json.key("people")
      json.array(people) { $1.write(to: &$0) }
      json.field("schema", schema)
      json.key("source")
      source.write(to: &json)
      json.key("targets")
      json.array(targets) { $1.write(to: &$0) }
      json.field("text", text)
    }
  }
}

extension Source {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("format", format.rawValue)
      json.field("pages", pages)
      json.field("path", path)
      json.field("sha256", sha256)
    }
  }
}

extension Diagnostic {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("code", code)
      json.field("message", message)
      json.field("page", page)
    }
  }
}

extension DocumentMetadata {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("addressees", addressees)
      json.field("attachments", attachments)
      json.field("copiedTo", copiedTo)
      json.field("documentNumber", documentNumber)
      json.field("effectiveOn", effectiveOn)
      json.field("expiresOn", expiresOn)
      json.field("issuedOn", issuedOn)
      json.field("issuedText", issuedText)
      json.field("issuers", issuers)
      json.field("level", level?.rawValue)
      json.field("printedOn", printedOn)
      json.field("publishedOn", publishedOn)
      json.key("references")
      json.array(references) { json, reference in
        json.object { json in
          json.field("number", reference.number)
          json.field("title", reference.title)
        }
      }
      json.key("region")
      if let region {
        json.object { json in
          json.field("code", region.code)
          json.field("name", region.name)
        }
      } else {
        json.null()
      }
      json.field("title", title)
    }
  }
}

extension OutlineEntry {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("heading", heading)
      json.field("id", id)
      json.field("level", level)
      json.field("marker", marker)
      json.field("page", page)
      json.field("parent", parent)
      json.field("part", part)
      json.field("range", range)
    }
  }
}

extension Clause {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.boxes(boxes)
      json.field("id", id)
      json.field("label", label.rawValue)
      json.field("modality", modality?.rawValue)
      json.field("page", page)
      json.field("range", range)
      json.field("section", section)
      json.field("text", text)
    }
  }
}

extension JSONWriter {
  mutating func boxes(_ boxes: [Box]) {
    key("boxes")
    array(boxes) { $1.write(to: &$0) }
  }
}

extension Box {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("confidence", confidence)
      json.field("height", height)
      json.field("page", page)
      json.field("width", width)
      json.field("x", x)
      json.field("y", y)
    }
  }
}
