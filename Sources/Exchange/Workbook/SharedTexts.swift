/// The texts that the cells of a workbook share, in one run of bytes, so that 300,000 of them cost one allocation.
final class SharedTexts {
  fileprivate(set) var bytes: [UInt8] = []
  /// Where each text begins, and one more for the end of the last.
  fileprivate(set) var starts: [Int] = [0]

  var count: Int { starts.count - 1 }

  /// - Throws: a refusal when the part is damaged, or when its texts take more room than a workbook may.
  static func read(_ part: String, of archive: ZipArchive, limits: ReadingLimits) throws(ExtractRefusal) -> SharedTexts
  {
    let handler = SharedTextsHandler(limits)
    try XMLPart.read(part, of: archive, what: "the list of shared texts", with: handler)
    return handler.texts
  }
}

private final class SharedTextsHandler: XMLPartHandler {
  let texts = SharedTexts()
  private let limits: ReadingLimits
  private var collects = false
  private var isPhonetic = false

  init(_ limits: ReadingLimits) { self.limits = limits }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "t" {
      collects = !isPhonetic
    } else if name == "rPh" {
      isPhonetic = true
    }
  }

  override func end(_ name: XMLName) {
    if name == "t" {
      collects = false
    } else if name == "rPh" {
      isPhonetic = false
    } else if name == "si" {
      texts.starts.append(texts.bytes.count)
      if texts.count > limits.sharedTexts {
        refuse(WorkbookRefusal.tooLarge("The workbook shares more than \(limits.sharedTexts) texts."))
      }
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard collects else { return }
    texts.bytes.append(contentsOf: bytes)
    let start = texts.starts[texts.count]
    if texts.bytes.count - start > limits.cellCharacters, characters(texts.bytes[start...]) > limits.cellCharacters {
      refuse(WorkbookRefusal.overlongCell("Shared text \(texts.count + 1)", limits))
    } else if texts.bytes.count > limits.sharedBytes {
      refuse(WorkbookRefusal.tooLarge("The workbook shares more than \(limits.sharedBytes) bytes of text."))
    }
  }
}

/// Characters as the format counts its limit, near enough: code points.
func characters(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
