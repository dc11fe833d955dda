internal import Extraction
internal import Gongwen

/// Warnings of documents that could be read, for a person.
struct Notices {
  var language: Language

  /// One line for each kind of warning, with the pages that it concerns. Remarks on the wording of
  /// the document are in its JSON only.
  func report(_ diagnostics: [Diagnostic], _ path: String) {
    var kinds: [Diagnostic] = []
    var pages: [String: [Int]] = [:]
    for diagnostic in diagnostics where !Self.onWording.contains(diagnostic.code) {
      if !kinds.contains(where: { $0.code == diagnostic.code }) { kinds.append(diagnostic) }
      if let page = diagnostic.page { pages[diagnostic.code, default: []].append(page) }
    }
    for kind in kinds {
      let place = pages[kind.code].map(Self.spans).map { list in
        language == .zh ? "第\(list)页：" : "page \(list): "
      }
      Console.error("gongwen: \(path): \(place ?? "")\(words(kind))")
    }
  }

  /// Tells what the system lacks to shut the workers in.
  func report(_ sandbox: Sandbox) {
    let missing = [sandbox.landlock > 0 ? nil : "Landlock", sandbox.seccomp ? nil : "seccomp"]
      .compactMap { $0 }
    switch language {
    case .zh:
      Console.error("gongwen: 系统没有\(missing.joined(separator: "和"))，解析时少一层隔离；请勿解析来历不明的文件")
    case .en:
      Console.error(
        "gongwen: the system has no \(missing.joined(separator: " and no ")), so that parsing is "
          + "less isolated; do not give it files from unknown places")
    }
  }

  private func words(_ diagnostic: Diagnostic) -> String {
    words(diagnostic.code) ?? diagnostic.message
  }

  /// What a warning says and what to do about it.
  func words(_ code: String) -> String? {
    Self.words[code].map { language == .zh ? $0.0 : $0.1 }
  }

  /// `1–3, 7`
  static func spans(_ pages: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for page in Set(pages).sorted() {
      if let last = spans.last, last.upperBound + 1 == page {
        spans[spans.count - 1] = last.lowerBound...page
      } else {
        spans.append(page...page)
      }
    }
    return spans.map { span in
      span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)–\(span.upperBound)"
    }.joined(separator: ", ")
  }

  /// Codes of warnings on the wording of the document, not on how it was read.
  static let onWording: Set = ["bracket-repaired"]

  private static let words: [String: (String, String)] = [
    "page-without-text": (
      "没有文字层，未读取；请用 --ocr auto 做文字识别",
      "no text layer, not read; have its characters recognised with --ocr auto"
    ),
    "garbled-text-layer": (
      "文字层是乱码，未读取；请用 --ocr auto 做文字识别",
      "the text layer is garbage, not read; have its characters recognised with --ocr auto"
    ),
    "ocr-not-installed": (
      "没有文字识别（OCR）引擎；请运行 scripts/install-ocr，或安装 Debian 软件包 tesseract-ocr-chi-sim",
      """
      no engine for character recognition (OCR); run scripts/install-ocr, or install the Debian \
      package tesseract-ocr-chi-sim
      """
    ),
    "page-recognised": (
      "文字由文字识别（OCR）得出；请与原文核对",
      "the characters were recognised from a picture; compare with the original"
    ),
    "low-confidence": (
      "文字识别把握不大；请以300 dpi重新扫描，或与原文核对",
      "the recognised characters are doubtful; scan at 300 dpi or compare with the original"
    ),
    "blank-page": (
      "页面上没有识别出文字；如非空白页，请重新扫描",
      "no characters were found on the page; if it is not blank, scan it again"
    ),
    "page-without-geometry": (
      "文字没有位置，读出的次序可能不对；请与原文核对",
      "the text has no places, its order may be wrong; compare with the original"
    ),
    "damaged-page": (
      "页面已损坏，未读取；请重新下载", "the page is damaged, not read; download the file again"
    ),
    "cut-off-page": (
      "页面数据中断，只读取了前一部分；请重新下载",
      "the page breaks off, what stands before was read; download the file again"
    ),
    "broken-reference": (
      "所引用的部件缺失或已损坏，内容可能不全；请与原文核对",
      "a part that is referred to is missing or broken, something may be missing; compare with "
        + "the original"
    ),
    "truncated-pdf": (
      "文件结尾缺失，可能少页；请重新下载", "the end of the file is missing and pages may be; download it again"
    ),
    "truncated-document": (
      "正文中途损坏，只读到损坏处；请重新下载或用Word、WPS打开后另存",
      "the body is broken, only what stands before the break was read; "
        + "download the file again or save it anew with Word or WPS"
    ),
    "part-not-read": (
      "文件的一部分未读取；请与原文核对",
      "a part of the document was not read; compare with the original"
    ),
    "mojibake-repaired": (
      "文字是乱码，已还原；请与原文核对", "the text was mojibake and has been repaired; compare with the original"
    ),
    "encoding-guessed": (
      "没有注明编码，按内容推断；如有乱码请另存为UTF-8",
      "the encoding is not declared and was guessed; if the text looks wrong, save it as UTF-8"
    ),
    "undecodable-characters": (
      "有字符不能解码；请另存为UTF-8", "some characters could not be decoded; save the file as UTF-8"
    ),
  ]
}
