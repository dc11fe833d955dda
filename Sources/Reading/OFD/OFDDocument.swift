internal import Gongwen

/// The documents of a package, their pages in order. One page at a time is read into memory.
final class OFDDocument {
  let package: OFDPackage
  private var bodies: [Body] = []
  private var entries: [PageEntry] = []
  /// Parts that the documents refer to and that are missing or broken; English.
  private(set) var brokenReferences: [String] = []

  var pageCount: Int { entries.count }

  /// One `DocBody`.
  private struct Body {
    /// Folder of `Document.xml`.
    var folder: String
    var resources = OFDResources()
    /// Millimetres.
    var area: OFDBox?
    var templates: [String: Template] = [:]
    /// Parts with the annotations of a page, by the page's number.
    var annotations: [String: String] = [:]
  }

  private struct Template {
    var part: String
    var isForeground: Bool
    /// Read when the first page uses it.
    var tree: XMLTree?
  }

  private struct PageEntry {
    var body: Int
    var id: String
    /// `nil` where the package has no such part.
    var part: String?
    var location: String
  }

  /// Takes every `DocBody`, one after the other: a package with several is a set of documents that
  /// were issued together.
  init(_ package: OFDPackage) throws(ZipArchive.Failure) {
    self.package = package
    let entry = try package.tree(package.entryPart)
    let folder = OFDPackage.folder(of: package.entryPart)
    var failure = ZipArchive.Failure.damaged("OFD.xml names no document")
    for node in entry.descendants("docbody", of: 0) {
      do throws(ZipArchive.Failure) {
        guard let part = try Self.documentPart(entry, node, in: folder, package) else {
          throw .damaged("the document that OFD.xml names is missing")
        }
        try add(part)
      } catch {
        guard case .damaged(let detail) = error else { throw error }
        failure = error
        brokenReferences.append(detail)
      }
    }
    if entries.isEmpty { throw failure }
  }

  /// `DocRoot`, or that of the version that is marked as current (GB/T 33190-2016 §19).
  private static func documentPart(
    _ tree: XMLTree, _ body: Int, in folder: String, _ package: OFDPackage
  ) throws(ZipArchive.Failure) -> String? {
    for version in tree.descendants("version", of: body)
    where tree.flag("current", of: version, default: false) {
      guard let location = tree.attribute("baseloc", of: version),
        let part = package.part(location, in: folder)
      else { continue }
      let description = try package.tree(part)
      if let root = description.descendants("docroot", of: 0).first,
        let part = package.part(
          description.trimmedText(of: root), in: OFDPackage.folder(of: part), or: [folder])
      {
        return part
      }
    }
    return tree.child("docroot", of: body).flatMap {
      package.part(tree.trimmedText(of: $0), in: folder)
    }
  }

  private func add(_ part: String) throws(ZipArchive.Failure) {
    let tree = try package.tree(part)
    var body = Body(folder: OFDPackage.folder(of: part))
    if let common = tree.child("commondata", of: 0) {
      body.area = tree.child("pagearea", of: common).flatMap { Self.area(tree, $0) }
      for node in tree.children(of: common) {
        switch tree.nodes[node].name {
        case "publicres", "documentres":
          try addResources(
            tree.trimmedText(of: node), in: body.folder, to: &body.resources,
            missing: &brokenReferences)
        case "templatepage":
          guard let id = tree.attribute("id", of: node),
            let location = tree.attribute("baseloc", of: node),
            let part = package.part(location, in: body.folder)
          else { continue }
          body.templates[id] = Template(
            part: part, isForeground: Self.isForeground(tree, node))
        default: break
        }
      }
    }
    if let node = tree.child("annotations", of: 0) {
      body.annotations = try annotationParts(tree.trimmedText(of: node), in: body.folder)
    }
    guard let pages = tree.child("pages", of: 0) else {
      throw .damaged("\(part) has no list of pages")
    }
    for node in tree.children(of: pages) where tree.nodes[node].name == "page" {
      let location = tree.attribute("baseloc", of: node) ?? ""
      entries.append(
        PageEntry(
          body: bodies.count, id: tree.attribute("id", of: node) ?? "",
          part: package.part(location, in: body.folder), location: location))
    }
    bodies.append(body)
  }

  private func addResources(
    _ location: String, in folder: String, to resources: inout OFDResources,
    missing: inout [String]
  ) throws(ZipArchive.Failure) {
    guard let part = package.part(location, in: folder) else {
      missing.append("the package has no part \(location)")
      return
    }
    do throws(ZipArchive.Failure) {
      try resources.add(part, of: package)
    } catch {
      guard case .damaged(let detail) = error else { throw error }
      missing.append(detail)
    }
  }

  /// The list of annotations names a part for each page that has some.
  private func annotationParts(
    _ location: String, in folder: String
  ) throws(ZipArchive.Failure) -> [String: String] {
    guard let part = package.part(location, in: folder) else { return [:] }
    var result: [String: String] = [:]
    do throws(ZipArchive.Failure) {
      let tree = try package.tree(part)
      for page in tree.descendants("page", of: 0) {
        guard let id = tree.attribute("pageid", of: page),
          let file = tree.child("fileloc", of: page),
          let part = package.part(
            tree.trimmedText(of: file), in: OFDPackage.folder(of: part), or: [folder])
        else { continue }
        result[id] = part
      }
    } catch {
      if error == .tooLarge { throw error }
    }
    return result
  }

  private static func isForeground(_ tree: XMLTree, _ node: Int) -> Bool {
    tree.attribute("zorder", of: node)?.lowercased() == "foreground"
  }

  /// Of `PageArea` or `Area`.
  private static func area(_ tree: XMLTree, _ node: Int) -> OFDBox? {
    guard let box = tree.child("physicalbox", of: node),
      let area = OFDBox(tree.trimmedText(of: box)), area.width > 1, area.height > 1,
      max(area.width, area.height) < 20_000
    else { return nil }
    return area
  }

  /// The page with a 0-based index. Throws where its part is missing or is no XML.
  func page(_ index: Int) throws(ZipArchive.Failure) -> OFDPage {
    let entry = entries[index]
    guard let part = entry.part else {
      throw .damaged("the package has no part \(entry.location)")
    }
    let tree = try package.tree(part)
    let body = bodies[entry.body]
    // A4, in millimetres.
    let area =
      tree.child("area", of: 0).flatMap { Self.area(tree, $0) } ?? body.area
      ?? OFDBox(x: 0, y: 0, width: 210, height: 297)
    var missing: [String] = []
    var resources = body.resources
    for node in tree.children(of: 0) where tree.nodes[node].name == "pageres" {
      try addResources(
        tree.trimmedText(of: node), in: OFDPackage.folder(of: part), to: &resources,
        missing: &missing)
    }
    var builder = OFDPageBuilder(resources: resources, area: area)
    let templates = try templates(of: tree, in: entry.body, missing: &missing)
    for template in templates where !template.isForeground { builder.add(template.tree) }
    builder.add(tree)
    for template in templates where template.isForeground { builder.add(template.tree) }
    if let part = body.annotations[entry.id] {
      do throws(ZipArchive.Failure) {
        builder.addAnnotations(try package.tree(part))
      } catch {
        guard case .damaged(let detail) = error else { throw error }
        missing.append(detail)
      }
    }
    guard !builder.isOverfull else {
      throw .damaged("\(part) draws more than \(OFDPageBuilder.mostObjects) objects")
    }
    return OFDPage(
      number: index + 1, width: area.width * OFDPageBuilder.pointsPerMillimetre,
      height: area.height * OFDPageBuilder.pointsPerMillimetre, objects: builder.objects,
      brokenReferences: missing + builder.brokenReferences, isCutOff: tree.isBroken)
  }

  private func templates(
    of page: XMLTree, in body: Int, missing: inout [String]
  ) throws(ZipArchive.Failure) -> [(tree: XMLTree, isForeground: Bool)] {
    var result: [(tree: XMLTree, isForeground: Bool)] = []
    var seen: Set<String> = []
    for node in page.children(of: 0) where page.nodes[node].name == "template" {
      guard let id = page.attribute("templateid", of: node), seen.insert(id).inserted else {
        continue
      }
      guard var template = bodies[body].templates[id] else {
        missing.append("there is no template \(id)")
        continue
      }
      do throws(ZipArchive.Failure) {
        let known = template.tree
        let tree = if let known { known } else { try package.tree(template.part) }
        template.tree = tree
        bodies[body].templates[id] = template
        let isForeground =
          page.attribute("zorder", of: node) == nil
          ? template.isForeground : Self.isForeground(page, node)
        result.append((tree, isForeground))
      } catch {
        guard case .damaged(let detail) = error else { throw error }
        missing.append(detail)
      }
    }
    return result
  }
}
