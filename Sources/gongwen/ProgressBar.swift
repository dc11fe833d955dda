/// A bar on standard error, only where that is a terminal and there is more than one document.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private var isDrawn = false

  init(total: Int) {
    self.total = total
    isShown = total > 1 && Console.isErrorTerminal
  }

  mutating func show(_ done: Int) {
    guard isShown else { return }
    let width = 30
    let filled = done * width / total
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    Console.write("\r\(bar) \(done)/\(total)")
    isDrawn = true
  }

  /// Removes the bar, so that other output can take its place.
  mutating func clear() {
    if isDrawn { Console.write("\r\u{1B}[K") }
    isDrawn = false
  }
}
