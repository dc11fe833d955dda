/// A part of a Word document that holds text, with what has to be known of it before it is walked.
struct DOCXPart {
  let tree: XMLTree
  let fields: DOCXFields
  /// Nodes that hold characters, in order.
  private let textNodes: [Int]

  init(_ tree: XMLTree) {
    self.tree = tree
    fields = DOCXFields(tree)
    textNodes = tree.nodes.indices.filter {
      tree.nodes[$0].name == "t" || tree.nodes[$0].name == "textpath"
    }
  }

  /// Whether there are characters under a node.
  func holdsText(_ node: Int) -> Bool {
    var (low, high) = (0, textNodes.count)
    while low < high {
      let middle = (low + high) / 2
      if textNodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < textNodes.count && textNodes[low] < tree.nodes[node].end
  }

  /// The first alternative (`mc:AlternateContent`) that holds text: one of the two says the same in
  /// older terms.
  func alternative(of node: Int) -> Int {
    let children = tree.children(of: node).filter {
      tree.nodes[$0].name == "Choice" || tree.nodes[$0].name == "Fallback"
    }
    return children.first(where: holdsText) ?? children.first ?? node
  }
}
