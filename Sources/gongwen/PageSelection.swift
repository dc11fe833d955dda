internal import ArgumentParser
internal import Drawing
internal import Extraction
internal import Gongwen
internal import Reading

/// What is drawn of a document.
struct PageSelection: ParsableArguments {
  /// 1-based; `nil` is the first for a picture and all for a PDF.
  @Option(help: .hidden)
  var page: Int?

  @Flag(name: .customLong("highlight"), help: .hidden)
  var isHighlighted = false

  /// Pixels to an inch.
  @Option(name: .customLong("dpi"), help: .hidden)
  var resolution = 150.0

  init() {}

  init(page: Int?, isHighlighted: Bool, resolution: Double) {
    self.page = page
    self.isHighlighted = isHighlighted
    self.resolution = resolution
  }

  /// The same as arguments of a worker.
  var arguments: [String] {
    (page.map { ["--page", "\($0)"] } ?? []) + (isHighlighted ? ["--highlight"] : [])
      + ["--dpi", "\(resolution)"]
  }

  /// `marked` is the extracted document where mentions are to be marked.
  func draw(
    _ bytes: [UInt8], as kind: Rendering.Kind, path: String, options: ReadingOptions,
    marked: ExtractedDocument?
  ) throws(DocumentFailure) -> [UInt8] {
    let renderer = PageRenderer(options: options, marked: marked)
    do {
      return kind == .pdf
        ? try renderer.pdf(bytes, name: path, page: page)
        : try renderer.png(bytes, name: path, page: page ?? 1, resolution: resolution)
    } catch {
      throw DocumentFailure(error)
    }
  }
}
