extension Assignment {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.value(id)
      json.key("openEnded")
      json.value(openEnded)
      json.key("range")
      json.value(range)
      json.key("role")
      json.value(role.rawValue)
      json.key("scope")
      json.object { json in
        switch scope {
        case .section(let id):
          json.key("section")
          json.value(id)
        case .clause(let id):
          json.key("clause")
          json.value(id)
        }
      }
      json.key("units")
      json.array(units) { json, unit in
        json.object { json in
          json.key("canonical")
          json.value(unit.canonical)
          json.key("name")
          json.value(unit.name)
          json.key("range")
          json.value(unit.range)
        }
      }
    }
  }
}

extension Deadline {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("clause")
      json.value(clause)
      json.key("end")
      json.value(end)
      json.key("id")
      json.value(id)
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

extension Amount {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("bound")
      json.value(bound.rawValue)
      json.key("clause")
      json.value(clause)
      json.key("condition")
      json.value(condition)
      json.key("currency")
      json.value(currency)
      json.key("id")
      json.value(id)
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

extension Target {
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("clause")
      json.value(clause)
      json.key("comparator")
      json.value(comparator.rawValue)
      json.key("deadline")
      json.value(deadline)
      json.key("id")
      json.value(id)
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

extension Obligation {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("amounts")
      json.value(amounts)
      json.key("clause")
      json.value(clause)
      json.key("deadlines")
      json.value(deadlines)
      json.key("id")
      json.value(id)
      json.key("label")
      json.value(label.rawValue)
      json.key("modality")
      json.value(modality?.rawValue)
      json.key("page")
      json.value(page)
      json.key("path")
      json.value(path)
      json.key("targets")
      json.value(targets)
      json.key("text")
      json.value(text)
      json.key("units")
      json.array(units) { json, unit in
        json.object { json in
          json.key("canonical")
          json.value(unit.canonical)
          json.key("name")
          json.value(unit.name)
          json.key("role")
          json.value(unit.role.rawValue)
        }
      }
    }
  }
}

extension Person {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("group")
      json.value(group)
      json.key("name")
      json.value(name)
      json.key("role")
      json.value(role)
      json.key("title")
      json.value(title)
    }
  }
}
