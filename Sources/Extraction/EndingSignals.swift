internal import CLinux
internal import Glibc

/// The signals that end this process, held back while workers run, so that the workers and their
/// files can be removed first.
public struct EndingSignals: Sendable {
  /// Readable when one of the signals has come.
  public let descriptor: Int32
  private var held = sigset_t()
  private var before = sigset_t()

  public init() {
    sigemptyset(&held)
    for signal in Self.all {
      var action = sigaction()
      sigaction(signal, nil, &action)
      // A signal that is ignored (nohup) would come through when it is held back.
      let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
      if !isIgnored { sigaddset(&held, signal) }
    }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    descriptor = gw_signal_descriptor(&held)
  }

  /// Whether one of the signals has come.
  public var hasCome: Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  /// A signal that has come takes effect here, also where the caller had it blocked.
  public func release() {
    close(descriptor)
    var (held, mask, pending) = (held, before, sigset_t())
    sigpending(&pending)
    let hasCome = Self.all.contains {
      sigismember(&pending, $0) == 1 && sigismember(&held, $0) == 1
    }
    if hasCome { pthread_sigmask(SIG_UNBLOCK, &held, nil) }
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  private static let all = [SIGINT, SIGTERM, SIGHUP]
}
