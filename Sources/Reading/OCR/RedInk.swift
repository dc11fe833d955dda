internal import CLeptonica
internal import Glibc

/// Parts red from black: letterheads are read as dark text, seals give way to the text below them.
enum RedInk {
  struct Parted: ~Copyable {
    /// 8 bits; text of every colour dark, seals about as light as the paper.
    var grey: Raster
    /// Red ink outside of seals, 1 bit; `nil` where there is none.
    var red: Raster?
  }

  /// How much stronger red has to be than the mean of green and blue.
  private static let excess: Float = 45

  static func part(_ image: borrowing Raster, resolution: Double) -> Parted? {
    guard image.depth == 32 else {
      guard let grey = Raster(pixConvertTo8(image.pix, 0)) else { return nil }
      return Parted(grey: grey, red: nil)
    }
    guard let grey = Raster(pixConvertRGBToLuminance(image.pix)),
      let mask = Raster(pixMakeArbMaskFromRGB(image.pix, 1, -0.5, -0.5, excess))
    else { return nil }
    let fewest = Int(resolution * resolution / 100)
    guard mask.inkCount > fewest else { return Parted(grey: grey, red: nil) }
    // Green shows red as dark as black; red shows it as light as paper.
    if let green = Raster(pixGetRGBComponent(image.pix, Int32(COLOR_GREEN))),
      let wide = Raster(pixDilateBrick(nil, mask.pix, 3, 3))
    {
      pixCombineMasked(grey.pix, green.pix, wide.pix)
    }
    guard let light = Raster(pixGetRGBComponent(image.pix, Int32(COLOR_RED))) else {
      return Parted(grey: grey, red: mask)
    }
    whiten(light, under: mask)
    for seal in seals(mask, resolution: resolution) {
      let margin = Int(resolution / 25)
      let area = seal.grown(by: margin, width: image.width, height: image.height)
      pixRasterop(
        grey.pix, Int32(area.x), Int32(area.y), Int32(area.width), Int32(area.height),
        Self.source, light.pix, Int32(area.x), Int32(area.y))
      pixRasterop(
        mask.pix, Int32(area.x), Int32(area.y), Int32(area.width), Int32(area.height), Self.clear,
        nil, 0, 0)
    }
    if mask.inkCount > fewest { return Parted(grey: grey, red: mask) }
    return Parted(grey: grey, red: nil)
  }

  /// Red is not as light as paper, and engines read what is a little darker than its surroundings:
  /// red ink without black text under it becomes white.
  private static func whiten(_ light: borrowing Raster, under mask: borrowing Raster) {
    var mean: Float = 0
    guard
      pixGetAverageMasked(light.pix, mask.pix, 0, 0, 1, Int32(L_MEAN_ABSVAL), &mean) == 0,
      mean > 0, mean <= 255,
      let ink = Raster(pixThresholdToBinary(light.pix, Int32(mean * darkest))),
      let wide = Raster(pixDilateBrick(nil, mask.pix, 5, 5)),
      let bare = Raster(pixSubtract(nil, wide.pix, ink.pix))
    else { return }
    pixSetMasked(light.pix, bare.pix, 255)
  }

  /// How dark, against red ink alone, red ink over black text is at least.
  private static let darkest: Float = 0.65

  /// The raster operations PIX_SRC and PIX_CLR, macros that Swift does not see.
  private static let source: Int32 = 0xC
  private static let clear: Int32 = 0

  /// Boxes of round and oval seals. Seals of public bodies measure 42 mm, those of departments and
  /// enterprises 38 to 45 mm; scans may be reduced.
  private static func seals(_ mask: borrowing Raster, resolution: Double) -> [PixelBox] {
    let factor = 4
    let dot = resolution / Double(factor) / 25.4
    guard let small = Raster(pixReduceRankBinaryCascade(mask.pix, 1, 1, 0, 0)),
      let joined = Raster(
        pixCloseBrick(nil, small.pix, Int32(max(1, 2.5 * dot)), Int32(max(1, 2.5 * dot))))
    else { return [] }
    var found: [PixelBox] = []
    for piece in joined.pieces() {
      let (short, long) = (min(piece.width, piece.height), max(piece.width, piece.height))
      guard Double(short) > 12 * dot, Double(long) > 20 * dot, Double(short) < 65 * dot else {
        continue
      }
      if rings(in: piece, on: small) {
        found.append(
          PixelBox(
            x: piece.x * factor, y: piece.y * factor, width: piece.width * factor,
            height: piece.height * factor))
      }
    }
    return found
  }

  /// Whether a seal fills the piece, or several that touch each other, or half of one at the edge
  /// of the page.
  private static func rings(in piece: PixelBox, on mask: borrowing Raster) -> Bool {
    let short = min(piece.width, piece.height)
    let isLong = 10 * max(piece.width, piece.height) > 15 * short
    guard isLong else { return isRing(piece, on: mask, share: 0.7) }
    let isAtEdge =
      piece.x < short / 4 || piece.x + piece.width > mask.width - short / 4
    if isAtEdge, piece.height > piece.width {
      var whole = piece
      whole.width = piece.height
      if piece.x >= short / 4 {
        whole.x = piece.x
      } else {
        whole.x = piece.x + piece.width - piece.height
      }
      if isRing(whole, on: mask, share: 0.35) { return true }
    }
    let step = max(1, short / 8)
    var window = PixelBox(x: piece.x, y: piece.y, width: short, height: short)
    while window.x + short <= piece.x + piece.width, window.y + short <= piece.y + piece.height {
      if isRing(window, on: mask, share: 0.75) { return true }
      if piece.width > piece.height { window.x += step } else { window.y += step }
    }
    return false
  }

  /// Whether ink lies in most directions from the middle close inside the oval that fills the box.
  private static func isRing(
    _ box: PixelBox, on mask: borrowing Raster, share: Double
  ) -> Bool {
    let directions = 72
    var hits = 0
    for direction in 0..<directions {
      let angle = 2 * Double.pi * Double(direction) / Double(directions)
      let (cosine, sine) = (cos(angle), sin(angle))
      var radius = 0.86
      while radius <= 1.02 {
        let x = Double(box.x) + Double(box.width) * (1 + radius * cosine) / 2
        let y = Double(box.y) + Double(box.height) * (1 + radius * sine) / 2
        var value: UInt32 = 0
        if x >= 0, y >= 0, x < Double(mask.width), y < Double(mask.height),
          pixGetPixel(mask.pix, Int32(x), Int32(y), &value) == 0, value == 1
        {
          hits += 1
          break
        }
        radius += 0.02
      }
    }
    return Double(hits) >= share * Double(directions)
  }
}
