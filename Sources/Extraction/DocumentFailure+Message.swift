public import Gongwen

extension DocumentFailure {
  /// What happened and what to do about it, for a person.
  public func message(_ language: Language) -> String {
    let words = Self.words[code] ?? Words(code, "", code, "")
    var text: String
    switch language {
    case .zh:
      text = words.zh
      if let pages { text += "（共\(pages)页）" }
      if let told { text += "（\(told)）" }
      if !words.zhRemedy.isEmpty { text += "；" + words.zhRemedy }
    case .en:
      text = words.en
      if let pages { text += " (\(pages) \(pages == 1 ? "page" : "pages"))" }
      if let told { text += " (\(told))" }
      if !words.enRemedy.isEmpty { text += "; " + words.enRemedy }
    }
    return text
  }

  /// The detail where it says more than the code does.
  private var told: String? {
    switch code {
    case "damaged", "ocr-failed", "unsupported-format", "unsupported-archive", "too-large",
      "too-many-pages", "too-many-members", "archive-too-deep", "too-deep", "text-in-attachment",
      "converter-missing", Self.unreadable, Self.timeLimit, Self.memoryLimit,
      Self.parserCrashed:
      detail.isEmpty ? nil : detail
    default: nil
    }
  }

  /// What the contract object says of the failure; English, because JSON does not depend on the
  /// language of the person.
  public var diagnostic: Diagnostic {
    Diagnostic(code: code, message: message(.en), page: page)
  }

  /// What a code means and what to do about it, `nil` for a code without words of its own.
  public static func words(_ code: String, _ language: Language) -> String? {
    words[code] == nil ? nil : DocumentFailure(code: code).message(language)
  }

  private struct Words {
    var zh: String
    var zhRemedy: String
    var en: String
    var enRemedy: String

    init(_ zh: String, _ zhRemedy: String, _ en: String, _ enRemedy: String) {
      self.zh = zh
      self.zhRemedy = zhRemedy
      self.en = en
      self.enRemedy = enRemedy
    }
  }

  private static let words: [String: Words] = [
    "empty-file": Words(
      "文件是空的，或其中的图片上认不出文字", "请重新下载、导出或扫描",
      "the file is empty, or its pictures show no text", "download, export or scan it again"),
    "unknown-format": Words(
      "认不出文件格式", "请给出PDF、OFD、Word、图片、网页或文本文件", "the format of the file is not known",
      "give a PDF, OFD, Word, picture, HTML or text file"),
    "unsupported-format": Words(
      "暂不支持这种格式", "请另存为PDF、HTML或文本", "this format is not supported",
      "save the document as PDF, HTML or text"),
    "binary-noise": Words(
      "内容不是文字", "请确认这是一份文件而不是程序或数据", "the content is not text",
      "check that this is a document and not a program or data"),
    "damaged": Words(
      "文件已损坏", "请重新下载", "the file is damaged", "download it again"),
    "encrypted": Words(
      "文件已加密", "请用 --password 给出口令；Word文件请去掉口令后另存", "the file is encrypted",
      "give its password with --password, or save a Word document without one"),
    "encrypted-package": Words(
      "文件包已加密", "请在原阅读软件中解密后另存", "the package is encrypted",
      "open it in the reader that it was made for and save it without encryption"),
    "wrong-password": Words(
      "口令不对", "请用 --password 给出正确的口令", "the password is wrong",
      "give the right one with --password"),
    "no-text-layer": Words(
      "没有可用的文字层，而文字识别（OCR）已关闭", "请去掉 --ocr off",
      "there is no usable text layer, and character recognition (OCR) is off",
      "run without --ocr off"),
    "ocr-not-installed": Words(
      "是扫描件，但没有安装文字识别（OCR）引擎",
      "请运行 scripts/install-ocr，或安装 Debian 软件包 tesseract-ocr-chi-sim",
      "the pages are images, and no engine for optical character recognition (OCR) is installed",
      "run scripts/install-ocr, or install the Debian package tesseract-ocr-chi-sim"),
    "ocr-failed": Words(
      "文字识别（OCR）中途失败", "可用 --ocr-engine 换一个引擎，或用 --memory-limit 放宽内存后再试",
      "optical character recognition (OCR) failed",
      "try another engine with --ocr-engine, or a higher --memory-limit"),
    "too-deep": Words(
      "标记嵌套过深", "请另存为文本，或用 --max-nesting 放宽", "the markup is nested too deeply",
      "save the page as text, or raise the limit with --max-nesting"),
    "text-in-attachment": Words(
      "网页没有正文，正文在附件里", "请下载附件后给出", "the page has no text but links to attachments",
      "download and name them"),
    "too-large": Words(
      "展开后过大", "可用 --max-expansion 放宽（兆字节），或拆成几个文件",
      "the file unpacks to more than is allowed",
      "raise the limit with --max-expansion (megabytes), or split the file"),
    "too-many-pages": Words(
      "页数超过上限", "可用 --max-pages 放宽", "the document has more pages than is allowed",
      "raise the limit with --max-pages"),
    "too-many-members": Words(
      "压缩包或邮件里的文件数超过上限", "可用 --max-members 放宽",
      "the archive or message holds more documents than is allowed",
      "raise the limit with --max-members"),
    "archive-too-deep": Words(
      "压缩包嵌套过深", "请先解压，或用 --max-archives 放宽", "archives are nested too deeply",
      "unpack them first, or raise the limit with --max-archives"),
    "archive-without-documents": Words(
      "压缩包里没有文件可读", "请检查其内容", "the archive holds no documents", "check its content"),
    "unsupported-archive": Words(
      "暂不支持这种压缩包", "请解压后给出其中的文件，或改用ZIP", "this kind of archive is not supported",
      "unpack it and name the files, or make it a ZIP archive"),
    "no-geometry": Words(
      "这种格式没有版面", "请先转成PDF", "this format has no page layout to draw",
      "convert it to PDF first"),
    "no-such-page": Words(
      "没有这一页", "请看 --page", "there is no such page", "see --page"),
    "damaged-page": Words(
      "页面已损坏，不能绘制", "请重新下载", "the page is damaged and cannot be drawn",
      "download the file again"),
    "page-too-large": Words(
      "页面太大，不能按此分辨率绘制", "可用 --dpi 降低分辨率", "the page is too large to be drawn",
      "lower the resolution with --dpi"),
    "converter-missing": Words(
      "读DOC、WPS和RTF要用LibreOffice，现在不能运行",
      "请安装它（Debian软件包 libreoffice-writer-nogui），或另存为DOCX或PDF",
      "LibreOffice, which reads DOC, WPS and RTF, cannot be run",
      "install it (Debian package libreoffice-writer-nogui), or save the document as DOCX or PDF"),
    notFound: Words("没有这个文件", "请检查路径", "there is no such file", "check the path"),
    unreadable: Words("文件不能读取", "请检查权限", "the file cannot be read", "check its permissions"),
    folder: Words("这是文件夹", "请给出其中的文件", "this is a folder", "name the files in it"),
    folderWithoutDocuments: Words(
      "文件夹里没有文件可读", "请放入PDF、HTML或文本文件", "the folder holds no documents",
      "put PDF, HTML or text files into it"),
    timeLimit: Words(
      "超过时间上限，已停止解析", "可用 --time-limit 放宽", "parsing took longer than the time limit",
      "raise it with --time-limit"),
    memoryLimit: Words(
      "超过内存上限，已停止解析", "可用 --memory-limit 放宽", "parsing took more than the memory limit",
      "raise it with --memory-limit"),
    parserCrashed: Words(
      "解析程序中途退出", "文件可能已损坏，也可用 --memory-limit 放宽内存后再试",
      "the parser stopped before its end",
      "the file may be damaged, or try again with a higher --memory-limit"),
  ]
}
