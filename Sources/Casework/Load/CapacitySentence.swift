import Caseload
import Rules
public import Workload

/// The statement in one sentence and its bounds in words, the same on the page, in the file and at the terminal.
extension CapacityStatement {
  /// For instance `Full: short of 2.3 PO FTE. Today’s work could be held 0.85 times.`
  public var sentence: String {
    if kept == .everything {
      return "Not shown: fewer than \(fewestPeople) people work here, or in the one unit beside it that is left."
    }
    guard let fullness else {
      return sums.work == 0 && !(grades.isEmpty && kept == .nothing)
        ? "No work is held here." : "Not computable: nobody here has a figure of available time."
    }
    let word =
      switch fullness {
      case .full: "Full"
      case .nearly: "Nearly full"
      case .room: "Room"
      }
    // What a small grade is short of, and a growth that its time bounds, would give its figures away.
    guard kept == .nothing, let growth = sums.growth(limitPercent: limits.highPercent) else { return "\(word)." }
    let times = "oday’s work could be held \(growth.lambda.text(places: 2)) times."
    return short.isEmpty ? "\(word): t\(times)" : "\(word): short of \(short.inWords). T\(times)"
  }

  /// What would be needed, where the unit is full: never a swap where all are over.
  public var needed: String? {
    guard fullness == .full, kept == .nothing else { return nil }
    let areAllOver = grades.allSatisfy { $0.headroom < .zero }
    return areAllOver
      ? "Everybody is over, so moving work inside the unit does not help. What can: agree what comes first and what waits, "
        + "borrow staff time, or take it to the head of the unit above."
      : "Room of one grade does not do the work of another. What can help: agree what comes first, borrow staff time of the "
        + "grade that is short, or take it to the head of the unit above."
  }

  /// What is missing, as the parts of the sentence; empty unless the unit is full.
  private var short: [String] {
    guard fullness == .full else { return [] }
    var parts = shortages.map { line in
      guard let posts = line.fullTimePosts else { return "time of \(line.grade.label.lowercased())s" }
      return "\(Self.atLeastATenth(posts)) \(line.grade.id) FTE"
    }
    let places = sums.shortage(limitPercent: limits.highPercent).places
    if places > .zero {
      parts.append("room for \(Self.atLeastATenth(places)) cases within the limits")
    }
    return parts
  }

  /// To one place; what would show as nothing is said to be less than a tenth.
  private static func atLeastATenth(_ value: Ratio) -> String {
    value < Ratio(1, over: 20) ? "less than 0.1" : value.text(places: 1)
  }

  /// How a shortage is worked out, up to its result: `Work that asks for a qualified officer, 12,400 points, over 110%, …`.
  public func arithmetic(of shortage: Shortage) -> String {
    let limit = "\(limits.highPercent)%"
    let short = sums.shortage(limitPercent: limits.highPercent)
    let full = "over the \(shortage.grade.nominalTarget) points of a full-time \(shortage.grade.id) post"
    return shortage.isQualified
      ? "Work that asks for a qualified officer, \(sums.qualifiedWork) points, over \(limit), less their "
        + "\(sums.qualifiedAvailable.text(places: 1)) points of time, is \(short.qualified.text(places: 1)) points short, \(full)"
      : "All work, \(sums.work) points, over \(limit), less everybody’s \(sums.available.text(places: 1)) points of time"
        + (short.qualified > .zero ? " and the \(short.qualified.text(places: 1)) points above" : "")
        + ", is \(short.time.text(places: 1)) points short, \(full)"
  }

  /// What a bound is, in a few words.
  public static func name(of bound: CapacitySums.Bound) -> String {
    switch bound {
    case .qualifiedTime: "time of qualified officers, for work that asks for one"
    case .time: "everybody’s time, for all work"
    case .places: "cases that limits allow"
    }
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  fileprivate var inWords: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + (last ?? "")
  }
}
