internal import Extraction
internal import Gongwen
internal import Reading

/// Answers requests for documents: what a worker process does between its pipes.
struct DocumentWorker {
  var rendering: Rendering
  var extractor: Extractor
  var stamp: ModelStamp
  var options: ReadingOptions

  typealias Answer = (body: [UInt8], reply: WorkerReply)

  /// The rendered document and what there is to say about it. A file that holds documents renders
  /// to nothing and names them.
  func answer(_ request: WorkerRequest) -> Answer {
    var content: [UInt8]?
    do throws(DocumentFailure) {
      let file = try InputFile.read(request.file ?? request.path)
      let isMember = request.member?.isEmpty == false
      var options = options
      options.password = request.password
      if !isMember {
        content = file
        options.companion = CompanionFiles(of: request.file ?? request.path).read
      }
      let (bytes, charset) = try open(file, request, options)
      content = bytes
      if rendering.isPicture { return try draw(bytes, request.path, options) }
      if let members = try members(in: bytes, request, options) {
        return ([], WorkerReply(length: 0, members: members))
      }
      let explanation = try explain(bytes, request.path, charset, options)
      let document = explanation.document
      let body = rendering.body(explanation)
      return (
        body,
        WorkerReply(
          length: body.count, notices: document.diagnostics, counts: ExtractionCounts(document))
      )
    } catch {
      let document = ExtractedDocument(
        failure: error, path: request.path, sha256: content.map { SHA256.hex($0) } ?? "",
        head: content?.prefix(8) ?? [], models: stamp)
      let body = rendering.body(failed: document)
      return (body, WorkerReply(length: body.count, failure: error))
    }
  }

  private func open(
    _ file: [UInt8], _ request: WorkerRequest, _ options: ReadingOptions
  ) throws(DocumentFailure) -> (bytes: [UInt8], charset: String?) {
    do {
      return try ContainerReader(options: options).read(
        request.member ?? [], in: file, name: request.path)
    } catch {
      throw DocumentFailure(error)
    }
  }

  private func members(
    in bytes: [UInt8], _ request: WorkerRequest, _ options: ReadingOptions
  ) throws(DocumentFailure) -> [WorkerMember]? {
    let outer = request.member ?? []
    do {
      return try ContainerReader(options: options).documents(
        in: bytes, depth: outer.count, name: request.path)?.map { document in
          // The text of a message goes by the name of the message.
          WorkerMember(
            path: request.path + (document.name.isEmpty ? "" : "/" + document.name),
            member: outer + [document.index], size: document.size)
        }
    } catch {
      throw DocumentFailure(error)
    }
  }

  /// Pages are drawn here too: drawing goes through the same libraries as reading.
  private func draw(
    _ bytes: [UInt8], _ path: String, _ options: ReadingOptions
  ) throws(DocumentFailure) -> Answer {
    var marked: ExtractedDocument?
    if rendering.picture.isHighlighted {
      marked = try explain(bytes, path, nil, options).document
    }
    let body = try rendering.picture.draw(
      bytes, as: rendering.render, path: path, options: options, marked: marked)
    return (body, WorkerReply(length: body.count, notices: marked?.diagnostics ?? []))
  }

  private func explain(
    _ bytes: [UInt8], _ path: String, _ charset: String?, _ options: ReadingOptions
  ) throws(DocumentFailure) -> Explanation {
    do {
      return try extractor.explain(
        bytes, path: path, charset: charset, options: options, stamp: stamp)
    } catch {
      throw DocumentFailure(error)
    }
  }
}
