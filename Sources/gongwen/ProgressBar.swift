/// A bar on standard error, only where that is a terminal and there is more than one document.
struct ProgressBar {
  private let isOnTerminal = Console.isErrorTerminal
  private var isDrawn = false

  mutating func show(_ done: Int, of total: Int) {
    guard isOnTerminal, total > 1 else { return }
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
