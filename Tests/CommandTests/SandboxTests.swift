import Foundation
import Testing

@Suite("Systems that cannot shut workers in")
struct SandboxTests {
  /// Runs the program where the kernel knows no Landlock (444 is its first call, on every
  /// architecture) and takes no filters of calls.
  private func run(_ refused: String, _ arguments: [String]) throws -> Program.Result {
    let script = """
      import ctypes, os, sys
      class Compare(ctypes.Structure):
          _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64),
                      ("b", ctypes.c_uint64)]
      library = ctypes.CDLL("libseccomp.so.2")
      library.seccomp_init.restype = ctypes.c_void_p
      filter = ctypes.c_void_p(library.seccomp_init(0x7FFF0000))
      refuse = 0x00050000 | 38
      if "landlock" in sys.argv[1]:
          assert library.seccomp_rule_add(filter, refuse, 444, 0) == 0
      if "seccomp" in sys.argv[1]:
          call = library.seccomp_syscall_resolve_name
          assert library.seccomp_rule_add(filter, refuse, call(b"seccomp"), 0) == 0
          setting = Compare(0, 4, 22, 0)
          assert library.seccomp_rule_add_array(
              filter, refuse, call(b"prctl"), 1, ctypes.byref(setting)) == 0
      assert library.seccomp_load(filter) == 0
      os.execv(sys.argv[2], sys.argv[2:])
      """
    return try Program.run(
      URL(filePath: "/usr/bin/env"),
      ["python3", "-c", script, refused, Program.path.path] + arguments)
  }

  @Test(arguments: [
    ("landlock", "the system has no Landlock, so"), ("seccomp", "the system has no seccomp, so"),
    ("landlock seccomp", "the system has no Landlock and no seccomp, so"),
  ])
  func itIsSaidOnceAndDocumentsAreRead(_ refused: String, _ words: String) throws {
    let text = Program.corpus.appending(path: "text/wenshui-high-tech-enterprises.txt").path
    let result = try run(
      refused, ["extract", text, text, text, "--jobs", "2", "--format", "json", "--language", "en"])
    #expect(result.code == 0)
    #expect(result.objects.count == 3)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains(words), "\(result.errors)")
    let usual = try Program.run(["extract", text, "--format", "json"])
    #expect(result.text == usual.text + usual.text + usual.text)
    #expect(usual.errors.isEmpty)
  }
}
