// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "gongwen",
  products: [
    .executable(name: "gongwen", targets: ["gongwen"]),
    .library(name: "GongwenKit", targets: ["Gongwen", "Models", "Reading", "Extraction"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-32", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CXLSX", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "CMIME", dependencies: ["CPoppler"], linkerSettings: [.linkedLibrary("gmime-3.0")]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .target(
      name: "CLinux", linkerSettings: [.linkedLibrary("seccomp")]),
    .systemLibrary(
      name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .target(name: "COCR", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    .target(name: "Gongwen", swiftSettings: strict),
    .target(name: "Models", dependencies: ["Gongwen", "CPCRE2"], swiftSettings: strict),
    .target(name: "Recognition", dependencies: ["Gongwen", "COCR"], swiftSettings: strict),
    .target(
      name: "Reading",
      dependencies: [
        "Gongwen", "Recognition", "CPoppler", "CGumbo", "CUchardet", "CICU", "CXML", "CZip",
        "CLeptonica", "CMIME",
      ],
      swiftSettings: strict),
    .target(
      name: "Structuring", dependencies: ["Gongwen", "Models", "CICU"], swiftSettings: strict),
    .target(name: "Tagging", dependencies: ["Gongwen", "Models"], swiftSettings: strict),
    .target(
      name: "Extraction",
      dependencies: ["Gongwen", "Models", "Reading", "Structuring", "Tagging", "CLinux"],
      swiftSettings: strict),
    .target(
      name: "Drawing", dependencies: ["Gongwen", "Reading", "CCairo"], swiftSettings: strict),
    .target(name: "Reporting", dependencies: ["Gongwen", "CXLSX"], swiftSettings: strict),
    .target(
      name: "Register",
      dependencies: [
        "Gongwen", "CICU", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "Comparison", dependencies: ["Gongwen", "CICU"], swiftSettings: strict),
    .target(
      name: "Questions", dependencies: ["Gongwen", "Models", "Tagging", "Register"],
      swiftSettings: strict),
    .target(name: "Evaluation", dependencies: ["Gongwen", "CICU"], swiftSettings: strict),
    .executableTarget(
      name: "gongwen",
      dependencies: [
        "Gongwen", "Models", "Recognition", "Reading", "Structuring", "Tagging", "Extraction",
        "Drawing", "Reporting", "Register", "Comparison", "Questions", "Evaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(name: "GongwenTests", dependencies: ["Gongwen"], swiftSettings: strict),
    .testTarget(name: "ModelsTests", dependencies: ["Models"], swiftSettings: strict),
    .testTarget(
      name: "RecognitionTests", dependencies: ["Recognition"], swiftSettings: strict),
    .testTarget(
      name: "ReadingTests", dependencies: ["Reading", "Recognition"], swiftSettings: strict),
    .testTarget(
      name: "StructuringTests", dependencies: ["Structuring", "Reading"], swiftSettings: strict),
    .testTarget(
      name: "TaggingTests", dependencies: ["Tagging", "Structuring"], swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests",
      dependencies: [
        "Gongwen", "Models", "Recognition", "Reading", "Extraction", "Evaluation", "CPoppler",
      ],
      exclude: ["ofd-glyphs.py"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Gongwen"], swiftSettings: strict),
    .testTarget(
      name: "RegisterTests",
      dependencies: [
        "Register", "Questions", "Gongwen", "Models", "Extraction",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ComparisonTests", dependencies: ["Comparison", "Gongwen", "Models", "Extraction"],
      swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "Gongwen"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["gongwen", "Gongwen", "Extraction", "Reading"],
      swiftSettings: strict),
  ]
)
