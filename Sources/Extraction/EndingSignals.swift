internal import CLinux
internal import Glibc

/// The signals that end this process, held back while workers run, so that the workers and their
/// files can be removed first.
struct EndingSignals {
  /// Readable when one of the signals has come.
  let descriptor: Int32
  private var before = sigset_t()

  init() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      sigaction(signal, nil, &action)
      // A signal that is ignored (nohup) would come through when it is held back.
      let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
      if !isIgnored { sigaddset(&held, signal) }
    }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    descriptor = gw_signal_descriptor(&held)
  }

  /// A signal that has come takes effect here.
  func release() {
    close(descriptor)
    var mask = before
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}
