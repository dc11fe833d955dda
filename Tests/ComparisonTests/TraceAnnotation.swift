import Foundation
import Testing

/// The annotated links of a lower document, as `corpus/trace` holds them.
struct TraceAnnotation: Decodable {
  var lower: String
  var higher: [String]
  var obligations: [Obligation]

  struct Obligation: Decodable {
    var part: Part
    var clause: String
    /// The clauses that it carries out.
    var sources: [Source]
    /// Those that count neither as right nor as wrong.
    var arguable: [Source]
  }

  enum Part: String, Decodable, CaseIterable { case development, held }

  struct Source: Decodable, Hashable {
    var document: String
    var clause: String
  }

  static let names = [
    "jiangxian-2021-106", "qinshui-2022-50", "wenshui-high-tech-enterprises",
    "yuncheng-innovation-centre-2022",
  ]

  static func load(_ name: String) throws -> TraceAnnotation {
    let file = Corpus.package.appending(path: "corpus/trace/\(name).json")
    return try JSONDecoder().decode(TraceAnnotation.self, from: Data(contentsOf: file))
  }
}

@Suite struct TraceAnnotationTests {
  private struct Gold: Decodable {
    var clauses: [Clause]
    struct Clause: Decodable {
      var text: String
      var label: String
    }

    static func load(_ name: String) throws -> Gold {
      let file = Corpus.package.appending(path: "corpus/gold/\(name).gold.json")
      return try JSONDecoder().decode(Gold.self, from: Data(contentsOf: file))
    }
  }

  /// Every quoted clause stands exactly once in its document, every obligation is annotated.
  @Test(arguments: TraceAnnotation.names) func quotes(_ name: String) throws {
    let annotation = try TraceAnnotation.load(name)
    #expect(annotation.lower == name)
    let lower = try Gold.load(name).clauses.filter { $0.label != "context" }.map(\.text)
    #expect(annotation.obligations.map(\.clause) == lower)
    let higher = try annotation.higher.reduce(into: [String: [String]]()) {
      $0[$1] = try Gold.load($1).clauses.filter { $0.label != "context" }.map(\.text)
    }
    for obligation in annotation.obligations {
      let quoted = obligation.sources + obligation.arguable
      #expect(Set(quoted).count == quoted.count, "\(obligation.clause)")
      for source in quoted {
        #expect(
          higher[source.document]?.count { $0 == source.clause } == 1,
          "\(source.document): \(source.clause)")
      }
    }
  }
}
