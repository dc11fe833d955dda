internal import CLinux
internal import Glibc

/// What a worker can no longer do once it reads documents, nor what it starts.
public struct Sandbox: Codable, Equatable, Sendable {
  /// Version of Landlock, which keeps files from being changed outside the scratch folder; 0 where
  /// the kernel does not have it.
  public var landlock: Int
  /// Whether the system refuses calls for network, other processes and the kernel itself.
  public var seccomp: Bool

  /// Whether both stand between documents and the rest of the system.
  public var isComplete: Bool { landlock > 0 && seccomp }

  public init(landlock: Int, seccomp: Bool) {
    self.landlock = landlock
    self.seccomp = seccomp
  }

  /// Gives up what reading documents does not need. Has to be called before there is a second
  /// thread.
  ///
  /// - Parameter scratch: the only folder where files may be written.
  public static func enter(scratch: String?) -> Sandbox {
    let sandbox = gw_sandbox_enter(scratch)
    return Sandbox(landlock: Int(sandbox.landlock), seccomp: sandbox.seccomp)
  }

  /// Ends this process and what it started when the other end of standard input goes away, which
  /// happens at the latest when the parent ends. Only for a process that leads its group.
  public static func endWithParent() {
    guard getpgrp() == getpid() else { return }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
        while poll(&input, 1, -1) < 0 && errno == EINTR {}
        kill(0, SIGKILL)
        return nil
      }, nil)
    pthread_detach(thread)
  }
}
