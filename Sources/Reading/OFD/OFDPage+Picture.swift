extension OFDPage {
  /// Share of the page that its largest image covers.
  var pictureCoverage: Double {
    let most = images.reduce(0) { max($0, $1.isAnnotation ? 0 : $1.shownArea(of: self)) }
    return width * height > 0 ? most / (width * height) : 0
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
}
