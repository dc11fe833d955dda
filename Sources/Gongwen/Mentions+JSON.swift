extension Assignment {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.boxes(boxes)
      json.field("id", id)
      json.field("openEnded", openEnded)
      json.field("range", range)
      json.field("role", role.rawValue)
      json.key("scope")
      json.object { json in
        switch scope {
        case .section(let id):
          json.field("section", id)
        case .clause(let id):
          json.field("clause", id)
        }
      }
      json.key("units")
      json.array(units) { json, unit in
        json.object { json in
          json.boxes(unit.boxes)
          json.field("canonical", unit.canonical)
          json.field("name", unit.name)
          json.field("range", unit.range)
        }
      }
    }
  }
}

extension Deadline {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.boxes(boxes)
      json.field("clause", clause)
      json.field("end", end)
      json.field("id", id)
      json.field("kind", kind.rawValue)
      json.field("range", range)
      json.field("rule", rule)
      json.field("start", start)
      json.field("text", text)
    }
  }
}

extension Amount {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("bound", bound.rawValue)
      json.boxes(boxes)
      json.field("clause", clause)
      json.field("condition", condition)
      json.field("currency", currency)
      json.field("id", id)
      json.field("max", max)
      json.field("min", min)
      json.field("per", per)
      json.field("range", range)
      json.field("text", text)
    }
  }
}

extension Target {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.boxes(boxes)
      json.field("clause", clause)
      json.field("comparator", comparator.rawValue)
      json.field("deadline", deadline)
      json.field("id", id)
      json.field("metric", metric)
      json.field("range", range)
      json.field("text", text)
      json.field("unit", unit)
      json.field("value", value)
    }
  }
}

extension Obligation {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("amounts", amounts)
      json.field("clause", clause)
      json.field("deadlines", deadlines)
      json.field("id", id)
      json.field("label", label.rawValue)
      json.field("modality", modality?.rawValue)
      json.field("page", page)
      json.field("path", path)
      json.field("targets", targets)
      json.field("text", text)
      json.key("units")
      json.array(units) { json, unit in
        json.object { json in
          json.field("canonical", unit.canonical)
          json.field("name", unit.name)
          json.field("role", unit.role.rawValue)
        }
      }
    }
  }
}

extension Person {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("group", group)
      json.field("name", name)
      json.field("role", role)
      json.field("title", title)
    }
  }
}
