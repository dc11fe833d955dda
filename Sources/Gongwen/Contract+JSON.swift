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
        json.key("sha256")
        json.value(models.sha256)
        json.key("version")
        json.value(models.version)
      }
      json.key("obligations")
      json.array(obligations) { $1.write(to: &$0) }
      json.key("outline")
      json.array(outline) { $1.write(to: &$0) }
      json.key("people")
      json.array(people) { $1.write(to: &$0) }
      json.key("schema")
      json.value(schema)
      json.key("source")
      source.write(to: &json)
      json.key("targets")
      json.array(targets) { $1.write(to: &$0) }
      json.key("text")
      json.value(text)
    }
  }
}

extension Source {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("format")
      json.value(format.rawValue)
      json.key("pages")
      json.value(pages)
      json.key("path")
      json.value(path)
      json.key("sha256")
      json.value(sha256)
    }
  }
}

extension Diagnostic {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("code")
      json.value(code)
      json.key("message")
      json.value(message)
      json.key("page")
      json.value(page)
    }
  }
}

extension DocumentMetadata {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("addressees")
      json.value(addressees)
      json.key("attachments")
      json.value(attachments)
      json.key("copiedTo")
      json.value(copiedTo)
      json.key("documentNumber")
      json.value(documentNumber)
      json.key("effectiveOn")
      json.value(effectiveOn)
      json.key("expiresOn")
      json.value(expiresOn)
      json.key("issuedOn")
      json.value(issuedOn)
      json.key("issuedText")
      json.value(issuedText)
      json.key("issuers")
      json.value(issuers)
      json.key("level")
      json.value(level?.rawValue)
      json.key("printedOn")
      json.value(printedOn)
      json.key("publishedOn")
      json.value(publishedOn)
      json.key("references")
      json.array(references) { json, reference in
        json.object { json in
          json.key("number")
          json.value(reference.number)
          json.key("title")
          json.value(reference.title)
        }
      }
      json.key("region")
      if let region {
        json.object { json in
          json.key("code")
          json.value(region.code)
          json.key("name")
          json.value(region.name)
        }
      } else {
        json.null()
      }
      json.key("title")
      json.value(title)
    }
  }
}

extension OutlineEntry {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("heading")
      json.value(heading)
      json.key("id")
      json.value(id)
      json.key("level")
      json.value(level)
      json.key("marker")
      json.value(marker)
      json.key("page")
      json.value(page)
      json.key("parent")
      json.value(parent)
      json.key("part")
      json.value(part)
      json.key("range")
      json.value(range)
    }
  }
}

extension Clause {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("boxes")
      json.array(boxes) { json, box in
        json.object { json in
          json.key("height")
          json.value(box.height)
          json.key("page")
          json.value(box.page)
          json.key("width")
          json.value(box.width)
          json.key("x")
          json.value(box.x)
          json.key("y")
          json.value(box.y)
        }
      }
      json.key("id")
      json.value(id)
      json.key("label")
      json.value(label.rawValue)
      json.key("modality")
      json.value(modality?.rawValue)
      json.key("page")
      json.value(page)
      json.key("range")
      json.value(range)
      json.key("section")
      json.value(section)
      json.key("text")
      json.value(text)
    }
  }
}
