internal import Gongwen
internal import Tagging

// Mentions outside a document: the fields of the contract without identifiers.

extension NumberMention {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("max", max)
      json.field("min", min)
      json.field("range", range)
      json.field("text", text)
      json.field("unit", unit)
      json.field("value", value)
    }
  }
}

extension UnitTagger.Mention {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("canonical", canonical)
      json.field("openEnded", openEnded)
      json.field("range", range)
      json.field("role", role?.rawValue)
      json.field("text", text)
    }
  }
}

extension Amount {
  func writeMention(to json: inout JSONWriter) {
    json.object { json in
      json.field("bound", bound.rawValue)
      json.field("condition", condition)
      json.field("currency", currency)
      json.field("max", max)
      json.field("min", min)
      json.field("per", per)
      json.field("range", range)
      json.field("text", text)
    }
  }
}

extension Deadline {
  func writeMention(to json: inout JSONWriter) {
    json.object { json in
      json.field("end", end)
      json.field("kind", kind.rawValue)
      json.field("range", range)
      json.field("rule", rule)
      json.field("start", start)
      json.field("text", text)
    }
  }
}

extension Target {
  func writeMention(to json: inout JSONWriter) {
    json.object { json in
      json.field("comparator", comparator.rawValue)
      json.field("metric", metric)
      json.field("range", range)
      json.field("text", text)
      json.field("unit", unit)
      json.field("value", value)
    }
  }
}
