internal import CLeptonica

/// Makes paper white and takes off what the scanner saw beside the page.
enum Paper {
  /// Darkness of ink after the paper was made even.
  static let inkLevel = 165

  /// Grey, stained and unevenly lit paper becomes white, faint ink stays as dark against it.
  static func whitened(_ grey: borrowing Raster, resolution: Double) -> Raster? {
    // Tiles of about two millimetres: wider than strokes, smaller than stains.
    let tile = Int32(max(8, resolution / 15))
    let least = Int32(max(16, tile * tile / 4))
    let even = pixBackgroundNorm(grey.pix, nil, nil, tile, tile, 90, least, 245, 2, 2)
    return Raster(even) ?? grey.copy()
  }

  /// Whitens dark edges in place: solid ink that goes over the border of the picture, as lids and
  /// spines leave it. Strokes that touch the border are thinner.
  static func clearEdges(_ grey: borrowing Raster, resolution: Double) {
    let side = Int32(max(4, resolution / 18))
    guard let ink = grey.ink(below: 128),
      let solid = Raster(pixOpenBrick(nil, ink.pix, side, side)),
      let edges = Raster(pixExtractBorderConnComps(solid.pix, 8)), edges.inkCount > 0,
      let wide = Raster(pixDilateBrick(nil, edges.pix, 2 * side, 2 * side))
    else { return }
    pixSetMasked(grey.pix, wide.pix, 255)
  }

  /// Ink without specks that are smaller than any stroke.
  static func ink(_ grey: borrowing Raster, resolution: Double) -> Raster? {
    guard let ink = grey.ink(below: inkLevel) else { return nil }
    let least = Int32(max(2, resolution / 100))
    let clean = pixSelectBySize(
      ink.pix, least, least, 8, Int32(L_SELECT_IF_EITHER), Int32(L_SELECT_IF_GTE), nil)
    return Raster(clean) ?? ink.copy()
  }
}
