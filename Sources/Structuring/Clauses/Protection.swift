/// Which scalars of a text stand inside brackets or quotation marks that close in the same
/// paragraph. Brackets that never close protect nothing.
struct Protection {
  /// For every scalar whether it is protected. The outermost marks themselves are not.
  let isProtected: [Bool]
  /// Protected marks that would end a clause elsewhere.
  let hiddenEnders: [Int]
  /// Number of marks that end a clause and of paragraphs.
  let stops: Int

  init(_ scalars: [UInt32], paragraphs: [Range<Int>]) {
    var hidden: [Int] = []
    var stops = paragraphs.count
    isProtected = [Bool](unsafeUninitializedCapacity: scalars.count) { flags, count in
      flags.initialize(repeating: false)
      count = scalars.count
      var open: [UInt32] = []
      scalars.withUnsafeBufferPointer { scalars in
        for paragraph in paragraphs {
          let last = LastClosers(scalars, paragraph)
          open.removeAll(keepingCapacity: true)
          var isOpen = false
          for index in paragraph {
            let scalar = scalars[index]
            flags[index] = isOpen
            // Han characters, by far the most of a text, are none of the marks.
            if scalar >= 0x4E00 && scalar <= 0x9FFF { continue }
            if let kind = Self.opener(scalar), last.position(kind) > index {
              open.append(Self.closers[kind])
              isOpen = true
            } else if isOpen, scalar == open[open.count - 1] {
              open.removeLast()
              isOpen = !open.isEmpty
              flags[index] = isOpen
            } else if Self.isEnder(scalar) {
              stops += 1
              if isOpen { hidden.append(index) }
            }
          }
        }
      }
    }
    hiddenEnders = hidden
    self.stops = stops
  }

  static func isEnder(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: true
    default: false
    }
  }

  private static let closers: [UInt32] = [
    0x300B, 0x201D, 0xFF09, 0x29, 0x3015, 0x3011, 0x300D, 0x3009, 0x2019,
  ]

  @inline(__always)
  private static func opener(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x300A: 0
    case 0x201C: 1
    case 0xFF08: 2
    case 0x28: 3
    case 0x3014: 4
    case 0x3010: 5
    case 0x300C: 6
    case 0x3008: 7
    case 0x2018: 8
    default: nil
    }
  }

  /// The last place of each closing mark in a paragraph.
  private struct LastClosers {
    private var places: InlineArray<9, Int> = .init(repeating: -1)

    init(_ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) {
      for index in range {
        let scalar = scalars[index]
        if scalar >= 0x4E00 && scalar <= 0x9FFF { continue }
        switch scalar {
        case 0x300B: places[0] = index
        case 0x201D: places[1] = index
        case 0xFF09: places[2] = index
        case 0x29: places[3] = index
        case 0x3015: places[4] = index
        case 0x3011: places[5] = index
        case 0x300D: places[6] = index
        case 0x3009: places[7] = index
        case 0x2019: places[8] = index
        default: break
        }
      }
    }

    @inline(__always)
    func position(_ kind: Int) -> Int { places[kind] }
  }
}
