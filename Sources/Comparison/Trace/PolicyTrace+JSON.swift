internal import Gongwen

extension PolicyTrace {
  /// The version of the JSON that `jsonLine` writes.
  public static let schemaVersion = "gongwen-trace/1"

  /// The trace as one line of JSON with a line feed at its end.
  public func jsonLine() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", Self.schemaVersion)
      json.key("threshold")
      json.value(threshold)
      json.key("lower")
      json.object { json in
        json.field("region", region)
        json.key("document")
        lower.write(to: &json)
      }
      json.key("higher")
      json.array(higher.enumerated()) { json, item in
        let (index, higher) = item
        json.object { json in
          json.field("region", higher.region)
          json.key("document")
          higher.document.write(to: &json)
          json.field("citedAs", higher.citedAs)
          json.field("obligations", higher.obligations)
          json.field("links", links(to: index))
          json.key("untaken")
          json.array(higher.untaken) { $1.write(to: &$0) }
        }
      }
      json.key("summary")
      json.object { json in
        json.field("obligations", obligations.count)
        json.field("withoutSource", withoutSource)
        json.field("links", links())
      }
      json.key("obligations")
      json.array(obligations) { json, obligation in
        json.object { json in
          json.key("obligation")
          obligation.passage.write(to: &json)
          json.key("cites")
          json.array(obligation.cites) { $0.value($1) }
          json.key("sources")
          json.array(obligation.sources) { $1.write(to: &$0) }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension PolicyTrace.Passage {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", obligation)
      json.field("clause", clause)
      json.field("path", path)
      json.field("text", text)
      json.field("label", label.rawValue)
      json.field("units", units)
      json.field("page", page)
    }
  }
}

extension PolicyTrace.Source {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("document", document)
      json.key("score")
      json.value(score)
      json.key("obligation")
      passage.write(to: &json)
      json.key("figures")
      json.array(figures) { json, figure in
        json.object { json in
          json.field("kind", figure.kind.rawValue)
          json.field("subject", figure.subject)
          json.field("lower", figure.lower)
          json.field("higher", figure.higher)
          json.field("same", figure.isSame)
        }
      }
    }
  }
}
