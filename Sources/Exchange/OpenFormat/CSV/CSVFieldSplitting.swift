import Glibc

extension CSVRowReader {
  /// Takes the row at the start of the buffer apart; a row without quotation marks by the quicker way.
  func parse() -> Outcome {
    let base = input.base
    let start = input.start
    let found = endOfLine(from: start)
    if found == nil, !input.isAtEnd { return .needsMore }
    let end = found ?? input.end
    guard memchr(base + start, 34, end - start) == nil else { return parseFields(from: start) }
    splitPlain(start, end > start && base[end - 1] == 13 ? end - 1 : end)
    return .complete(next: found.map { $0 + 1 } ?? end, lines: 1)
  }

  func endOfLine(from start: Int) -> Int? {
    guard start < input.end, let found = memchr(input.base + start, 10, input.end - start) else { return nil }
    return input.base.distance(to: found.assumingMemoryBound(to: UInt8.self))
  }

  private func splitPlain(_ start: Int, _ end: Int) {
    let base = input.base
    var ranges: [FieldRange] = []
    swap(&ranges, &self.ranges)
    var from = start
    for index in start..<end where base[index] == 44 {
      ranges.append(FieldRange(start: from, end: index))
      from = index + 1
    }
    ranges.append(FieldRange(start: from, end: end))
    swap(&ranges, &self.ranges)
  }

  /// Takes a row apart in which quotation marks stand, over as many lines as it has.
  func parseFields(from start: Int) -> Outcome {
    let base = input.base
    let end = input.end
    var index = start
    var lines = 1
    while true {
      if index < end, base[index] == 34 {
        switch quotedField(from: index + 1, lines: &lines) {
        case .complete(let next, _): index = next
        case let other: return other
        }
        if index == end { return .complete(next: end, lines: lines) }
        switch base[index] {
        case 44: index += 1
        case 10: return .complete(next: index + 1, lines: lines)
        case 13:
          if index + 1 == end { return input.isAtEnd ? .complete(next: end, lines: lines) : .needsMore }
          return base[index + 1] == 10 ? .complete(next: index + 2, lines: lines) : .faulty(.textAfterQuote)
        default: return .faulty(.textAfterQuote)
        }
        continue
      }
      let from = index
      while index < end, base[index] != 44, base[index] != 10, base[index] != 34 { index += 1 }
      if index < end, base[index] == 34 { return .faulty(.strayQuote) }
      if index == end, !input.isAtEnd { return .needsMore }
      let isLast = index == end || base[index] == 10
      let isReturn = isLast && index > from && base[index - 1] == 13
      ranges.append(FieldRange(start: from, end: isReturn ? index - 1 : index))
      if isLast { return .complete(next: min(index + 1, end), lines: lines) }
      index += 1
    }
  }

  /// Adds the field behind an opening quotation mark; `next` is then the byte behind the closing one.
  private func quotedField(from start: Int, lines: inout Int) -> Outcome {
    let base = input.base
    let end = input.end
    var index = start
    var hasEscapes = false
    while true {
      guard index < end, let found = memchr(base + index, 34, end - index) else {
        isInQuotes = true
        return input.isAtEnd ? .faulty(.unterminatedQuote) : .needsMore
      }
      index = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
      if index + 1 == end, !input.isAtEnd {
        isInQuotes = true
        return .needsMore
      }
      guard index + 1 < end, base[index + 1] == 34 else { break }
      hasEscapes = true
      index += 2
    }
    ranges.append(FieldRange(start: start, end: index, isQuoted: true, hasEscapes: hasEscapes))
    var from = start
    while from < index, let found = memchr(base + from, 10, index - from) {
      lines += 1
      from = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return .complete(next: index + 1, lines: lines)
  }
}
