import CXML

/// What one XML part of a workbook means: told of elements and text while the part is being unpacked.
///
/// Names and texts are bytes of the parser's own buffer and hold only during the call.
class XMLPartHandler {
  fileprivate(set) var refusal: ExtractRefusal?
  fileprivate var isDone = false
  fileprivate var context: xmlParserCtxtPtr?

  /// Stops reading: what was wanted has been found. No further call comes.
  final func finish() {
    isDone = true
    xmlStopParser(context)
  }

  /// Stops reading for good. No further call comes; names and texts of this one no longer hold.
  final func refuse(_ refusal: ExtractRefusal) {
    self.refusal = refusal
    xmlStopParser(context)
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// An element's or attribute's name without its prefix, as the parser holds it.
struct XMLName {
  let start: UnsafePointer<UInt8>

  static func == (name: XMLName, text: StaticString) -> Bool {
    let other = text.utf8Start
    var index = 0
    while index < text.utf8CodeUnitCount {
      if name.start[index] != other[index] { return false }
      index += 1
    }
    return name.start[index] == 0
  }
}

/// The attributes of one element, in the layout of libxml2: name, prefix, namespace, first byte and end of the value.
struct XMLAttributes {
  let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  /// The bytes of a value; an escaped ampersand in it still is.
  subscript(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let fields else { return nil }
    for index in 0..<count {
      guard let start = fields[index * 5], XMLName(start: start) == name else { continue }
      guard let value = fields[index * 5 + 3], let end = fields[index * 5 + 4] else { continue }
      return UnsafeBufferPointer(start: value, count: end - value)
    }
    return nil
  }

  /// First byte of the name, and the value, of the attribute at a position.
  func at(_ index: Int) -> (name: UnsafePointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
    guard let fields, let name = fields[index * 5], let start = fields[index * 5 + 3], let end = fields[index * 5 + 4]
    else { return nil }
    return (name, UnsafeBufferPointer(start: start, count: end - start))
  }

  /// The value as text. The parser leaves an ampersand escaped, so that is undone here.
  func text(_ name: StaticString) -> String? {
    self[name].map { String(decoding: $0, as: UTF8.self).replacing("&#38;", with: "&") }
  }
}

/// Reads one part of a workbook with libxml2's push parser, fed with each piece as it is unpacked.
///
/// A document type declaration stops the parser at once: no workbook has one, and without it there are no entities to
/// expand and nothing to fetch. The parser's own limits stay on: names, attributes and depth are bounded.
enum XMLPart {
  /// - Parameter what: the part in a person's words, for the refusal's sentence.
  static func read(_ part: String, of archive: ZipArchive, what: String, with handler: XMLPartHandler)
    throws(ExtractRefusal)
  {
    _ = initialised
    var callbacks = callbacks
    guard let context = xmlCreatePushParserCtxt(&callbacks, Unmanaged.passUnretained(handler).toOpaque(), nil, 0, nil)
    else { throw WorkbookRefusal.tooLarge("There is not enough memory to read \(what).") }
    handler.context = context
    defer {
      handler.context = nil
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      xmlFreeParserCtxt(context)
    }
    _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue))
    try withExtendedLifetime(handler) { () throws(ExtractRefusal) in
      try archive.read(part, what: what) { (piece) throws(ExtractRefusal) in
        xmlParseChunk(context, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), 0)
        if let refusal = handler.refusal { throw refusal }
        if handler.isDone { return false }
        try check(context, what)
        return true
      }
      if handler.isDone { return }
      xmlParseChunk(context, nil, 0, 1)
      if let refusal = handler.refusal { throw refusal }
      if !handler.isDone { try check(context, what) }
    }
  }

  private static func check(_ context: xmlParserCtxtPtr, _ what: String) throws(ExtractRefusal) {
    guard context.pointee.wellFormed == 0 else { return }
    let line = xmlCtxtGetLastError(context).map { $0.pointee.line } ?? 0
    throw WorkbookRefusal.damaged(what, why: "its text breaks off or is garbled\(line > 0 ? " near line \(line)" : "")")
  }

  private static let initialised: Void = xmlInitParser()

  private static func handler(_ pointer: UnsafeMutableRawPointer?) -> Unmanaged<XMLPartHandler>? {
    pointer.map { Unmanaged<XMLPartHandler>.fromOpaque($0) }
  }

  private static var callbacks: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { pointer, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      XMLPart.handler(pointer)?._withUnsafeGuaranteedRef {
        $0.start(XMLName(start: name), XMLAttributes(fields: attributes, count: Int(count)))
      }
    }
    sax.endElementNs = { pointer, name, _, _ in
      guard let name else { return }
      XMLPart.handler(pointer)?._withUnsafeGuaranteedRef { $0.end(XMLName(start: name)) }
    }
    let text: charactersSAXFunc = { pointer, bytes, count in
      XMLPart.handler(pointer)?._withUnsafeGuaranteedRef {
        $0.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    sax.characters = text
    // The same function for both, or the parser would swallow a text that is a single space.
    sax.ignorableWhitespace = text
    sax.cdataBlock = text
    sax.internalSubset = { pointer, _, _, _ in
      XMLPart.handler(pointer)?._withUnsafeGuaranteedRef {
        $0.refuse(
          ExtractRefusal(
            reason: .unreadableFile,
            message: "The workbook holds a document type declaration, which no genuine workbook has. Nothing was read. "
              + "Ask for a new one."))
      }
    }
    // Without this the library would write to standard error.
    sax.serror = { _, _ in }
    return sax
  }
}
