/// Periods that must not overlap where they have one key.
enum Periods {
  struct Item {
    let key: String
    /// Days as the number 20261122.
    let start: Int
    let end: Int
    /// 0 for a row that is kept already.
    let line: Int
  }
  struct Overlap {
    /// Position of the item, which stands in the folder.
    let item: Int
    /// Line of the one it overlaps; 0 for a row that is kept already.
    let other: Int
  }

  /// Of items that begin on one day the later in the file is reported. - Complexity: O(n log n).
  static func overlaps(_ items: [Item]) -> [Overlap] {
    let order = items.indices.sorted {
      (items[$0].key, items[$0].start, items[$0].line) < (items[$1].key, items[$1].start, items[$1].line)
    }
    var overlaps: [Overlap] = []
    var longest = -1
    for index in order {
      guard longest >= 0, items[longest].key == items[index].key else {
        longest = index
        continue
      }
      if items[longest].end >= items[index].start {
        if items[index].line > 0 {
          overlaps.append(Overlap(item: index, other: items[longest].line))
        } else if items[longest].line > 0 {
          overlaps.append(Overlap(item: longest, other: 0))
        }
      }
      if items[index].end > items[longest].end { longest = index }
    }
    return overlaps
  }

  /// 20261122 for `2026-11-22`; for no day, a number behind every day.
  static func number(_ date: String?) -> Int {
    guard let date else { return 99_999_999 }
    return date.utf8.reduce(0) { $1 &- 48 < 10 ? $0 * 10 + Int($1 &- 48) : $0 }
  }
}
