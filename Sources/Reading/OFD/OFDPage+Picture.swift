extension OFDPage {
  /// Share of the page that its largest image covers.
  var pictureCoverage: Double {
    let most = images.reduce(0) { max($0, $1.isAnnotation ? 0 : $1.shownArea(of: self)) }
    return width * height > 0 ? most / (width * height) : 0
  }

  /// The picture that a page without text consists of: the encoded bytes of the only image that
  /// covers most of the page upright. `nil` where there is none, or where several make up the page.
  func pageImage(of package: OFDPackage) throws(ZipArchive.Failure) -> [UInt8]? {
    let images = images.filter { !$0.isAnnotation }
    guard let largest = images.max(by: { $0.shownArea(of: self) < $1.shownArea(of: self) }),
      2 * largest.shownArea(of: self) > width * height, largest.isUpright
    else { return nil }
    let others = images.count { 20 * $0.shownArea(of: self) > width * height }
    return others == 1 ? try package.bytes(largest.part) : nil
  }
}

extension OFDImage {
  /// Square points on the page.
  fileprivate func shownArea(of page: OFDPage) -> Double {
    let box = bounds
    let width = min(page.width, box.x + box.width) - max(0, box.x)
    let height = min(page.height, box.y + box.height) - max(0, box.y)
    return max(0, width) * max(0, height)
  }

  fileprivate var isUpright: Bool {
    matrix.a > 0 && matrix.d > 0 && abs(matrix.b) + abs(matrix.c) < 0.01 * (matrix.a + matrix.d)
  }
}
