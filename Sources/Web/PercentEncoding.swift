import Casework

/// Percent-encoding of paths and queries (RFC 3986), in the one place where both directions stand side by side.
extension Address {
  static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%" + hexDigit(byte >> 4) + hexDigit(byte & 15)
      }
    }
    // A segment of dots alone would be read as "this folder" or "the folder above".
    return encoded == "." || encoded == ".." ? encoded.replacing(".", with: "%2E") : encoded
  }

  /// Nil for a broken escape, for bytes that are no UTF-8, and for a NUL.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      if byte == 37 {
        guard let high = rest.next().flatMap(Self.value(ofHexDigit:)),
          let low = rest.next().flatMap(Self.value(ofHexDigit:))
        else { return nil }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte == 43 && plusIsSpace ? 32 : byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The fields of a query; of a field given twice, the first counts.
  static func fields(_ query: some StringProtocol) throws(Fault) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decode(parts[0], plusIsSpace: true),
        let value = decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { throw .invalid("The part of the address after the question mark cannot be read.") }
      if fields[name] == nil { fields[name] = value }
    }
    return fields
  }

  static func query(_ fields: [(String, String?)]) -> String {
    let pairs = fields.compactMap { name, value in value.map { "\(name)=\(encode($0))" } }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  static func query(_ sort: OverviewSort?, _ descending: Bool) -> String {
    guard let sort else { return "" }
    return query([("sort", sort.rawValue), ("order", descending ? "descending" : "ascending")])
  }

  private static func hexDigit(_ value: UInt8) -> String { String(value, radix: 16, uppercase: true) }

  private static func value(ofHexDigit byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
