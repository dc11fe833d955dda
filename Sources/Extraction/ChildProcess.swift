internal import Glibc

/// A child process with pipes on its standard input and output. Its standard error goes nowhere:
/// what the parsing libraries say there is not meant for a person.
struct ChildProcess {
  let identifier: pid_t
  /// Writes go to the child's standard input.
  let input: Int32
  /// Reads come from the child's standard output and do not block.
  let output: Int32

  /// Starts `arguments[0]` with the environment of this process, in a process group of its own, so
  /// that it can be ended with all that it starts.
  ///
  /// - Parameters:
  ///   - scratch: its folder for temporary files.
  ///   - inherited: an open descriptor that it shall have under the same number.
  init(
    arguments: [String], scratch: String, inherited: Int32? = nil
  ) throws(WorkerPoolError) {
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
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var variables = Self.environment(scratch: scratch).map { strdup($0) } + [nil]
    defer { for variable in variables { free(variable) } }
    var child = pid_t()
    let error = posix_spawn(
      &child, arguments[0], &actions, &attributes, &pointers, &variables)
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

  private static func environment(scratch: String) -> [String] {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      variables.append(String(cString: variable))
      next += 1
    }
    // A worker that crashes is to end at once and quietly.
    let own = ["SWIFT_BACKTRACE=enable=no", "TMPDIR=\(scratch)"]
    let names = own.map { $0.prefix { $0 != "=" } + "=" }
    return variables.filter { variable in !names.contains { variable.hasPrefix($0) } } + own
  }

  /// Kills the child and what it started at once.
  func kill() {
    Glibc.kill(-identifier, SIGKILL)
  }

  /// Closes the pipes, waits for the child's end, ends what it left running and tells how it ended.
  func finish() -> Ending {
    close(input)
    close(output)
    // As long as the child is not taken off, no other process can get its number.
    var information = siginfo_t()
    while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
    kill()
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
