internal import Glibc

/// A child process with pipes on its standard input and output. Its standard error goes nowhere:
/// what the parsing libraries say there is not meant for a person.
struct ChildProcess {
  let identifier: pid_t
  /// Writes go to the child's standard input.
  let input: Int32
  /// Reads come from the child's standard output and do not block.
  let output: Int32

  /// Starts `arguments[0]` with the environment of this process and `inherited` as an open
  /// descriptor of the child under the same number.
  init(arguments: [String], inherited: Int32? = nil) throws(WorkerPoolError) {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
      throw WorkerPoolError.cannotStart(String(cString: strerror(errno)))
    }
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    if let inherited {
      // Duplicating a descriptor onto itself clears its close-on-exec flag in the child.
      posix_spawn_file_actions_adddup2(&actions, inherited, inherited)
    }
    defer { posix_spawn_file_actions_destroy(&actions) }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    // A worker that crashes is to end at once and quietly.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    var child = pid_t()
    let error = posix_spawn(&child, arguments[0], &actions, nil, &pointers, environ)
    close(toChild[0])
    close(fromChild[1])
    guard error == 0 else {
      close(toChild[1])
      close(fromChild[0])
      throw WorkerPoolError.cannotStart(String(cString: strerror(error)))
    }
    identifier = child
    input = toChild[1]
    output = fromChild[0]
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  /// Kills the child at once.
  func kill() {
    Glibc.kill(identifier, SIGKILL)
  }

  /// Closes the pipes, waits for the child's end and tells how it ended.
  func finish() -> Ending {
    close(input)
    close(output)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(identifier, &status, 0, &usage) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return Ending(
      exitCode: signal == 0 ? (status >> 8) & 0xFF : nil,
      signal: signal == 0 ? nil : signal, peakMemory: usage.ru_maxrss * 1024)
  }

  struct Ending {
    /// `nil` where a signal ended the child.
    var exitCode: Int32?
    var signal: Int32?
    /// Bytes.
    var peakMemory: Int
  }
}
