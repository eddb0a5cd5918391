/// Texts as C wants them: each ended by a zero byte, in one piece of memory.
struct CStrings {
  private var bytes: [CChar] = []
  private var starts: [Int] = []

  init() {}

  init(_ texts: [String]) { for text in texts { append(text) } }

  mutating func append(_ text: String) {
    starts.append(bytes.count)
    for byte in text.utf8 { bytes.append(CChar(bitPattern: byte)) }
    bytes.append(0)
  }

  mutating func append(_ data: [UInt8]) {
    starts.append(bytes.count)
    for byte in data { bytes.append(CChar(bitPattern: byte)) }
    bytes.append(0)
  }

  /// Lends an array of pointers to the texts, with a null pointer after the last.
  func withPointers<Value>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Value) rethrows -> Value {
    try bytes.withUnsafeBufferPointer { memory in
      let pointers = starts.map { memory.baseAddress?.advanced(by: $0) } + [nil]
      return try pointers.withUnsafeBufferPointer { try body($0.baseAddress) }
    }
  }
}
