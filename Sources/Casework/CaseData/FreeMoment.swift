import Caseload

/// A moment for the next row of a history, in which every row of a subject has a moment of its own.
enum FreeMoment {
  private static let secondsADay = 86_400

  /// The moment, or one second after the last row where that is not before it: texts of one length keep their order in
  /// every database. Both are UTC, `2026-11-22T02:14:09Z`.
  static func text(_ moment: String, after last: String?) -> String {
    guard let last, last >= moment, let day = LocalDate(iso: last.prefix(10)) else { return moment }
    let clock = last.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return moment }
    let second = (clock[0] * 60 + clock[1]) * 60 + clock[2] + 1
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let ofDay = second % secondsADay
    return (day + second / secondsADay).iso
      + "T\(two(ofDay / 3_600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))Z"
  }
}
