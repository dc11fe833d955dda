// swift-tools-version: 6.1
import PackageDescription

// Targets of libFuzzer for the readers of untrusted files; scripts/fuzz builds and runs them.

let lld: [LinkerSetting] = [.unsafeFlags(["-use-ld=lld"])]

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "gongwen", path: "..")],
  targets: [
    .target(
      name: "FuzzSupport", dependencies: [.product(name: "GongwenKit", package: "gongwen")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
    + ["DOCX", "OFD", "HTML", "Text"].map { name in
      .executableTarget(
        name: "Fuzz\(name)", dependencies: ["FuzzSupport"],
        swiftSettings: [.swiftLanguageMode(.v6)], linkerSettings: lld)
    }
)
