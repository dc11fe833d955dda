internal import Gongwen
internal import Tagging

// Mentions outside a document: the fields of the contract without identifiers.

extension NumberMention {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("max")
      json.value(max)
      json.key("min")
      json.value(min)
      json.key("range")
      json.value(range)
      json.key("text")
      json.value(text)
      json.key("unit")
      json.value(unit)
      json.key("value")
      json.value(value)
    }
  }
}

extension UnitTagger.Mention {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("canonical")
      json.value(canonical)
      json.key("openEnded")
      json.value(openEnded)
      json.key("range")
      json.value(range)
      json.key("role")
      json.value(role?.rawValue)
      json.key("text")
      json.value(text)
    }
  }
}

extension Amount {
  func writeMention(to json: inout JSONWriter) {
    json.object { json in
      json.key("bound")
      json.value(bound.rawValue)
      json.key("condition")
      json.value(condition)
      json.key("currency")
      json.value(currency)
      json.key("max")
      json.value(max)
      json.key("min")
      json.value(min)
      json.key("per")
      json.value(per)
      json.key("range")
      json.value(range)
      json.key("text")
      json.value(text)
    }
  }
}

extension Deadline {
  func writeMention(to json: inout JSONWriter) {
    json.object { json in
      json.key("end")
      json.value(end)
      json.key("kind")
      json.value(kind.rawValue)
      json.key("range")
      json.value(range)
      json.key("rule")
      json.value(rule)
      json.key("start")
      json.value(start)
      json.key("text")
      json.value(text)
    }
  }
}

extension Target {
  func writeMention(to json: inout JSONWriter) {
    json.object { json in
      json.key("comparator")
      json.value(comparator.rawValue)
      json.key("metric")
      json.value(metric)
      json.key("range")
      json.value(range)
      json.key("text")
      json.value(text)
      json.key("unit")
      json.value(unit)
      json.key("value")
      json.value(value)
    }
  }
}
