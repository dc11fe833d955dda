internal import Extraction
internal import Glibc
internal import Gongwen
internal import Register

/// Keeps a register up to date with folders until a signal ends the program.
struct IngestWatch {
  /// Absolute paths.
  var roots: [String]
  var language: Language
  var ending: EndingSignals
  /// Takes files up, of which the first are there and the others gone.
  var ingest: (_ files: [String], _ gone: [String]) throws -> Void

  /// Files that have to be looked at, and at what time.
  private var pending: [String: Double] = [:]

  init(
    roots: [String], language: Language, ending: EndingSignals,
    ingest: @escaping (_ files: [String], _ gone: [String]) throws -> Void
  ) {
    (self.roots, self.language, self.ending, self.ingest) = (roots, language, ending, ingest)
  }

  /// - Throws: what `ingest` throws, where waiting does not help.
  mutating func run() throws {
    // Followed before the first look, so that nothing is missed between.
    var watch = FolderWatch(roots)
    defer { watch.end() }
    var nextLook = look(Self.now, watch)
    tell(watch)
    while !ending.hasCome {
      wait(watch, until: min(nextLook, pending.values.min() ?? .infinity))
      let changes = watch.changes()
      let now = Self.now
      for path in changes.busy { pending[path] = nil }
      for path in changes.arrived.union(changes.gone) { pending[path] = now + Self.quiet }
      if changes.isOverrun { nextLook = now + Self.quiet }
      if nextLook <= now {
        watch.follow()
        nextLook = look(now, watch)
      }
      let ready = pending.filter { $0.value <= now }.keys.sorted()
      guard !ready.isEmpty else { continue }
      for path in ready { pending[path] = nil }
      if try !perform(ready) {
        for path in ready { pending[path] = Self.now + Self.patience }
      }
    }
  }

  /// Has everything looked at; gives the time at which to do so again even if nothing is noticed:
  /// changes of a network drive by others are not, and not those where nothing is followed.
  private mutating func look(_ now: Double, _ watch: FolderWatch) -> Double {
    for root in roots { pending[root] = now }
    return now + (watch.isComplete ? Self.seldom : Self.often)
  }

  /// Whether it could be done; a full disk or a lock may go by.
  private func perform(_ paths: [String]) throws -> Bool {
    do {
      try ingest(
        paths.filter(FolderWatch.exists), paths.filter { !FolderWatch.exists($0) })
      return true
    } catch let error as RegisterError
      where [.diskFull, .locked, .inputOutput].contains(error.code)
    {
      guard !ending.hasCome else { return false }
      Console.error("gongwen: \(error.message(language))")
      return false
    }
  }

  private func wait(_ watch: FolderWatch, until time: Double) {
    var polls = [watch.descriptor, ending.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let milliseconds = max(0, min((time - Self.now) * 1000, 1e8)).rounded(.up)
    _ = poll(&polls, nfds_t(polls.count), Int32(milliseconds))
  }

  private func tell(_ watch: FolderWatch) {
    let isChinese = language == .zh
    if watch.isLimited {
      Console.error(
        isChinese
          ? "gongwen: 文件夹太多，系统不能全部跟踪，改为每分钟查看一次；"
            + "可提高 /proc/sys/fs/inotify/max_user_watches（sysctl fs.inotify.max_user_watches）"
          : "gongwen: the system cannot follow so many folders; they are looked at every minute; "
            + "raise /proc/sys/fs/inotify/max_user_watches (sysctl fs.inotify.max_user_watches)")
    }
    Console.error(
      isChinese ? "gongwen: 正在跟踪变化，按 Ctrl-C 停止" : "gongwen: following changes, Ctrl-C stops")
  }

  /// Seconds without a change after which a file is read.
  private static let quiet = 1.0
  /// Seconds until what could not be stored is tried again.
  private static let patience = 30.0
  /// Seconds after which everything is looked at again.
  private static let seldom = 3600.0
  private static let often = 60.0

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
