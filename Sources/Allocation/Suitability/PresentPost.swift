import Caseload
import Rules
import Workload

// Whether the post stands and the person is there, today and in the days ahead.
extension Suitability {
  /// The post stands on the day: its contract holds and the person has not left.
  func standing(_ post: CandidatePost) -> Finding {
    let holds = post.availability.contracts.contains { $0.days.contains(day) }
    guard holds, post.leavesOn.map({ $0 >= day }) ?? true else {
      return Finding(.rule(.post), .cannot, "The post has ended")
    }
    return Finding(.rule(.post), .fits, "The post stands")
  }

  /// The person is there, or back within the days of the rules.
  func present(_ post: CandidatePost) -> Finding {
    guard let away = lastDay(of: post.availability.absences.map(\.days), from: day) else {
      return Finding(.rule(.absence), .fits, "Is not away today")
    }
    guard case .until(let last) = away else {
      return Finding(.rule(.absence), .cannot, "Is away, and no end is recorded")
    }
    let back = last + 1
    guard back - day <= rules.days.backWithin else {
      return Finding(.rule(.absence), .cannot, "Is away until \(last.text)")
    }
    return Finding(.rule(.absence), .care, "Is away today, back on \(back.text)")
  }

  /// Time away that begins after the day; nil where there is none that matters.
  func awayAhead(_ post: CandidatePost) -> Finding? {
    let last = day + rules.days.awayAhead
    let ahead = post.availability.absences.map(\.days).sorted { $0.from < $1.from }.first { days in
      days.from > day && days.from <= last
        && (days.until.map { $0 - days.from + 1 >= rules.days.awayAtLeast } ?? true)
    }
    guard let ahead else { return nil }
    let length = ahead.until.map { "for \($0 - ahead.from + 1) days" } ?? "with no end recorded"
    return Finding(
      .preference(.awayAhead), .care, "Is away from \(ahead.from.text), \(length)", points: rules.points.awayAhead)
  }

  /// Somebody who is not to be given more work for now; nil for everybody else. It keeps nobody from deciding otherwise.
  func notForNow(_ post: CandidatePost) -> Finding? {
    post.notForNow.map { Finding(.preference(.notForNow), .care, "Is not to be given more work until \($0.text)") }
  }

  /// A post that ends soon; nil where it does not, or has ended.
  func postEnds(_ post: CandidatePost) -> Finding? {
    var ends = [post.leavesOn].compactMap(\.self)
    if case .until(let last)? = lastDay(of: post.availability.contracts.map(\.days), from: day) { ends.append(last) }
    guard let last = ends.min(), last >= day, last - day <= rules.days.postEnds else { return nil }
    return Finding(.preference(.postEnds), .care, "The post ends on \(last.text)", points: rules.points.postEnds)
  }

  /// Until when a stretch lasts.
  private enum Stretch {
    case until(LocalDate)
    case noEnd
  }

  /// The last day of the stretch that a day is in, days that follow one another without a gap taken together; nil outside any.
  private func lastDay(of ranges: [DayRange], from day: LocalDate) -> Stretch? {
    var last = day + -1
    for range in ranges.sorted(by: { $0.from < $1.from }) where range.from <= last + 1 {
      guard let until = range.until else { return .noEnd }
      last = max(last, until)
    }
    return last >= day ? .until(last) : nil
  }
}
