extension Fuzz {
  public typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

  /// Hands the program over to libFuzzer.
  public static func main(_ target: Target) -> CInt {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    return withUnsafeMutablePointer(to: &count) { count in
      withUnsafeMutablePointer(to: &arguments) { runDriver(count, $0, target) }
    }
  }
}

/// libFuzzer's own main is not used: the package manager gives main another name.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: Fuzz.Target
) -> CInt
