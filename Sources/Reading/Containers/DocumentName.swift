/// Names of files that are taken for documents where nobody named them: in folders, in archives and
/// as attachments.
public enum DocumentName {
  /// Name endings. A file that is named itself is read whatever its name.
  public static let endings: Set<String> = [
    "pdf", "html", "htm", "shtml", "xhtml", "mht", "mhtml", "txt", "text", "md", "markdown",
    "docx", "doc", "wps", "wpt", "rtf", "ofd", "png", "jpg", "jpeg", "tif", "tiff", "zip", "eml",
    // Archives that are not read are named, so that nobody thinks that what is in them was.
    "rar", "7z",
  ]

  /// Hidden files and the lock files of word processors are no documents.
  public static func isDocument(_ name: some StringProtocol) -> Bool {
    guard !name.hasPrefix("."), !name.hasPrefix("~$"), let dot = name.lastIndex(of: ".") else {
      return false
    }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }
}
