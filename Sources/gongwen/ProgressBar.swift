internal import Glibc
internal import Gongwen
internal import Reporting

/// How far a run is, on standard error: a bar where that is a terminal, else a line now and then,
/// so that a log of a long run shows that it goes on.
struct ProgressBar {
  private let wording: Wording
  private let isOnTerminal = Console.isErrorTerminal
  private var isDrawn = false
  private var pace = Pace()
  /// Seconds on the clock of `now` at which the last line was written.
  private var told = Self.now

  init(language: Language) {
    wording = Wording(language)
    pace.note(0, at: told)
  }

  mutating func show(_ done: Int, of total: Int) {
    let now = Self.now
    pace.note(done, at: now)
    guard total > 1 else { return }
    let numbers = wording.progress(
      done, of: total, perSecond: pace.perSecond, secondsLeft: pace.secondsLeft(total - done))
    if isOnTerminal {
      let width = 30
      let filled = done * width / total
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      Console.write("\r\(bar) \(numbers)\u{1B}[K")
      isDrawn = true
    } else if now - told >= Self.silence {
      Console.error("gongwen: \(numbers)")
      told = now
    }
  }

  /// Removes the bar, so that other output can take its place.
  mutating func clear() {
    if isDrawn { Console.write("\r\u{1B}[K") }
    isDrawn = false
  }

  /// Seconds between lines of a log.
  private static let silence = 60.0

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Documents a second: a mean in which the last half minute weighs most, because a folder of scans
/// goes more slowly than the folder of web pages before it.
struct Pace {
  private var done = 0.0
  private var seconds = 0.0
  private var last: (done: Int, at: Double)?

  /// - Parameter time: seconds on any clock that only goes forward.
  mutating func note(_ count: Int, at time: Double) {
    defer { last = (count, time) }
    guard let last, time > last.at else { return }
    let fading = exp(-(time - last.at) / 30)
    done = done * fading + Double(count - last.done)
    seconds = seconds * fading + (time - last.at)
  }

  /// `nil` until there is something to go by.
  var perSecond: Double? { seconds > 0.5 && done > 0 ? done / seconds : nil }

  func secondsLeft(_ count: Int) -> Int? {
    perSecond.map { Int(min(Double(max(0, count)) / $0, 1e9).rounded(.up)) }
  }
}
