internal import GRDB
internal import Glibc

/// How to wait for a lock that another program holds.
struct Patience: Sendable {
  /// After how long to give up.
  var seconds: Double
  /// Told before each further try how long it has lasted; `false` gives up.
  var waiting: @Sendable (_ seconds: Double) -> Bool = { _ in true }

  var busyMode: Database.BusyMode {
    .callback { tries in
      let waited = Self.waited(before: tries)
      guard waited < seconds, waiting(waited) else { return false }
      usleep(UInt32(Self.pause(tries) * 1e6))
      return true
    }
  }

  /// Most locks are held for some milliseconds, some for seconds.
  private static func pause(_ tries: Int) -> Double { tries < 20 ? 0.005 : 0.05 }

  private static func waited(before tries: Int) -> Double {
    Double(min(tries, 20)) * 0.005 + Double(max(0, tries - 20)) * 0.05
  }
}
