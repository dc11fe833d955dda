internal import CXLSX
internal import Glibc

/// A workbook of Office Open XML (ISO/IEC 29500), written row by row: what is behind the current row
/// of each sheet lies in temporary files.
///
/// Its properties hold no date of today, so that the same rows give the same bytes.
final class Spreadsheet {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private(set) var formats: Formats
  private var names: Set<String> = []

  /// How cells look.
  struct Formats {
    var heading: UnsafeMutablePointer<lxw_format>
    var tallHeading: UnsafeMutablePointer<lxw_format>
    var text: UnsafeMutablePointer<lxw_format>
    var date: UnsafeMutablePointer<lxw_format>
    /// Whole numbers with separators between thousands.
    var money: UnsafeMutablePointer<lxw_format>
    var number: UnsafeMutablePointer<lxw_format>
    var mark: UnsafeMutablePointer<lxw_format>
    var strongMark: UnsafeMutablePointer<lxw_format>
    var link: UnsafeMutablePointer<lxw_format>
  }

  /// - Parameter path: a file that is overwritten.
  /// - Parameter temporaryFolder: where the rows lie until the end.
  init(path: String, temporaryFolder: String) throws(SpreadsheetError) {
    let folder = strdup(temporaryFolder)
    defer { free(folder) }
    var options = lxw_workbook_options(constant_memory: 1, tmpdir: folder, use_zip64: 1)
    guard let workbook = workbook_new_opt(path, &options) else {
      throw SpreadsheetError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    self.workbook = workbook
    func format(_ change: (UnsafeMutablePointer<lxw_format>) -> Void) throws(SpreadsheetError)
      -> UnsafeMutablePointer<lxw_format>
    {
      guard let format = workbook_add_format(workbook) else {
        throw SpreadsheetError(LXW_ERROR_MEMORY_MALLOC_FAILED)
      }
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      change(format)
      return format
    }
    func heading(_ format: UnsafeMutablePointer<lxw_format>) {
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, 0xDDE6F0)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    }
    func mark(_ format: UnsafeMutablePointer<lxw_format>) {
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    }
    formats = Formats(
      heading: try format(heading),
      tallHeading: try format {
        heading($0)
        // Characters stand under each other.
        format_set_rotation($0, 270)
      },
      text: try format { format_set_text_wrap($0) },
      date: try format {
        format_set_num_format($0, "yyyy-mm-dd")
        format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
      },
      money: try format { format_set_num_format($0, "#,##0") },
      number: try format { _ in },
      mark: try format(mark),
      strongMark: try format {
        mark($0)
        format_set_bold($0)
        format_set_bg_color($0, 0xFCE4B6)
      },
      link: try format {
        mark($0)
        format_set_font_color($0, 0x0563C1)
      })
    var properties = lxw_doc_properties()
    properties.created = Self.epoch
    workbook_set_properties(workbook, &properties)
  }

  /// 1980-01-01, the first day that a ZIP file knows.
  private static let epoch = time_t(315_532_800)

  deinit {
    // Frees the memory; what it leaves at the path belongs to whoever gave it.
    if let workbook { lxw_workbook_free(workbook) }
  }

  /// Adds a sheet; its name gets a number where there is one of this name.
  func addSheet(_ name: String) throws(SpreadsheetError) -> UnsafeMutablePointer<lxw_worksheet> {
    var unique = name
    var number = 2
    while !names.insert(unique).inserted {
      unique = "\(name) \(number)"
      number += 1
    }
    guard let sheet = workbook_add_worksheet(workbook, unique) else {
      throw SpreadsheetError(LXW_ERROR_CREATING_TMPFILE)
    }
    return sheet
  }

  /// Puts the file together.
  func close() throws(SpreadsheetError) {
    guard let workbook else { return }
    self.workbook = nil
    errno = 0
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else { throw SpreadsheetError(result) }
  }
}

/// A workbook that cannot be written.
public struct SpreadsheetError: Error, Equatable, Sendable {
  /// What the operating system says, 0 where it says nothing.
  public var systemError: Int32
  /// In English.
  public var reason: String

  init(_ error: lxw_error) {
    systemError = errno
    reason = lxw_strerror(error).map { String(cString: $0) } ?? ""
  }
}
