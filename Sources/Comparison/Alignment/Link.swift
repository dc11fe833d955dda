/// Clauses of the old document that became clauses of the new one: one of each, or one that was
/// split, or several that were merged. Both ranges are without gaps.
struct Link: Equatable {
  var old: Range<Int>
  var new: Range<Int>
  /// Shared pairs of characters in thousandths; 1000 for the same words.
  var likeness: Int
  /// What it is worth to say that it stayed and others moved: above all their number, then length.
  var weight: Int
}

/// The heaviest set of links that stand in the same order in both documents. The others moved.
enum Backbone {
  /// - Parameter links: in the order of the old document.
  /// - Returns: for each link whether it stays.
  static func stays(_ links: [Link], newCount: Int) -> [Bool] {
    // A Fenwick tree over places in the new document with the heaviest chain that ends there.
    var heaviest = [(weight: Int, link: Int)](repeating: (0, -1), count: newCount + 1)
    var before = [Int](repeating: -1, count: links.count)
    var best = (weight: 0, link: -1)
    for (index, link) in links.enumerated() {
      var chain = (weight: 0, link: -1)
      var node = link.new.lowerBound
      while node > 0 {
        if heaviest[node].weight > chain.weight { chain = heaviest[node] }
        node &= node - 1
      }
      before[index] = chain.link
      let total = (weight: chain.weight + link.weight, link: index)
      node = link.new.lowerBound + 1
      while node <= newCount {
        if total.weight > heaviest[node].weight { heaviest[node] = total }
        node += node & -node
      }
      if total.weight > best.weight { best = total }
    }
    var stays = [Bool](repeating: false, count: links.count)
    var link = best.link
    while link >= 0 {
      stays[link] = true
      link = before[link]
    }
    return stays
  }
}
