/// A picture of a page as it lies in the file.
struct PageImage: ~Copyable {
  var raster: Raster
  /// Points.
  var width: Double
  var height: Double

  /// Pixels per inch.
  var resolution: Double { width > 0 ? 72 * Double(raster.width) / width : 0 }
}
