import Foundation
import Testing

@testable import Extraction

// Tests that run in a process of their own came with Swift 6.2.
#if compiler(>=6.2)

  /// What a test in a process of its own found, as its exit code.
  private func end(_ isRight: Bool) -> Never {
    exit(isRight ? 0 : 1)
  }

  private func scratchFolder() -> String {
    var template = Array("/tmp/gongwen-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { exit(2) }
    return template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
  }

  /// The error of opening a file to be written, 0 where it was opened.
  private func writing(_ path: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor < 0 else {
      close(descriptor)
      return 0
    }
    return errno
  }

  /// Each test runs in a process of its own, because what is given up cannot be had back.
  @Suite("What a worker can no longer do")
  struct WorkerSandboxTests {
    @Test func thisSystemHasBothWalls() async {
      await #expect(processExitsWith: .success) {
        let sandbox = Sandbox.enter(scratch: nil)
        end(sandbox.landlock >= 1 && sandbox.seccomp)
      }
    }

    @Test func filesAreWrittenInTheScratchFolderOnly() async {
      await #expect(processExitsWith: .success) {
        let scratch = scratchFolder()
        let other = scratchFolder()
        let kept = other + "/kept"
        let isMade = writing(kept) == 0
        _ = Sandbox.enter(scratch: scratch)
        let inside = scratch + "/inside"
        let isAllowed =
          writing(inside) == 0 && mkdir(scratch + "/folder", 0o700) == 0
          && rename(inside, scratch + "/folder/moved") == 0
          && unlink(scratch + "/folder/moved") == 0
          && writing("/dev/null") == 0
        let isRefused =
          writing(other + "/new") != 0 && writing(kept) != 0 && unlink(kept) != 0
          && rename(kept, scratch + "/stolen") != 0 && mkdir(other + "/folder", 0o700) != 0
          && symlink("/etc/passwd", other + "/link") != 0 && truncate(kept, 0) != 0
          && chown(kept, 1, 1) != 0 && rmdir(other) != 0
        end(isMade && isAllowed && isRefused && access(kept, R_OK) == 0)
      }
    }

    @Test func withoutAScratchFolderNothingIsWritten() async {
      await #expect(processExitsWith: .success) {
        let folder = scratchFolder()
        _ = Sandbox.enter(scratch: nil)
        end(writing(folder + "/file") == EACCES)
      }
    }

    @Test func thereIsNoNetwork() async {
      await #expect(processExitsWith: .success) {
        _ = Sandbox.enter(scratch: nil)
        let stream = Int32(SOCK_STREAM.rawValue)
        let datagram = Int32(SOCK_DGRAM.rawValue)
        let isRefused = [AF_INET, AF_INET6, AF_NETLINK, AF_PACKET].allSatisfy { family in
          socket(family, stream, 0) < 0 && socket(family, datagram, 0) < 0
        }
        // A socket of LibreOffice's own may be made, but nobody else's be spoken to.
        let local = socket(AF_UNIX, stream, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let connected = withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(local, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
          }
        }
        end(isRefused && local >= 0 && connected < 0 && errno == EACCES)
      }
    }

    @Test func otherProcessesAreOutOfReach() async {
      await #expect(processExitsWith: .success) {
        let sandbox = Sandbox.enter(scratch: nil)
        // Signals are refused since version 6 of Landlock.
        let isRefused = sandbox.landlock < 6 || kill(getppid(), 0) < 0
        end(isRefused && chroot("/") < 0 && errno == EACCES)
      }
    }

    @Test func whatAWorkerStartsIsShutInToo() async {
      await #expect(processExitsWith: .success) {
        let scratch = scratchFolder()
        let other = scratchFolder()
        _ = Sandbox.enter(scratch: scratch)
        let script = "echo a > \(scratch)/yes && ! echo a > \(other)/no"
        let words = ["/bin/sh", "-c", script]
        var arguments = words.map { strdup($0) } + [nil]
        var child = pid_t()
        var status: Int32 = 1
        guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0 else { exit(2) }
        waitpid(child, &status, 0)
        end(status == 0 && access(scratch + "/yes", F_OK) == 0)
      }
    }
  }

#endif
