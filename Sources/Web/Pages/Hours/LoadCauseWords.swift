import Caseload
import Casework
import Rules
import Workload

/// What the causes of a week's change are called.
struct LoadCauseWords {
  let pack: RulePack

  func cause(_ cause: LoadCause) -> String {
    let isMore = cause.hours > .zero
    switch cause.kind {
    case .starts: return "The case begins"
    case .ends: return "The case reaches its expected end"
    case .released: return "Release: supervision in the community begins"
    case .otherType: return "The kind of supervision changes"
    case .comes: return "The case comes from a colleague"
    case .goes: return "The case goes to a colleague"
    case .startIsOver: return isMore ? "A stage of the case begins" : "The first weeks of the case are over"
    case .lastDays: return isMore ? "The last weeks of the case begin" : "The last weeks of the case are over"
    case .releaseNears: return isMore ? "Preparing a release begins" : "The release has been prepared"
    case .agreed: return isMore ? "Agreed time begins" : "Agreed time ends"
    case .plan: return "Other contacts are agreed"
    case .task(let id):
      let label = pack.workKinds.first { $0.id == id }?.label ?? id
      return isMore ? "\(label): due within \(pack.hours.dueWithinDays) days" : "\(label): the day it is due has passed"
    case .cover:
      return isMore ? "More cases of absent colleagues to cover" : "Fewer cases of absent colleagues to cover"
    case .localTravel: return "Local travel setting"
    case .time(.reduction(let id)) where id.isEmpty: return "Time taken by reductions and absence"
    case .time(let kind): return AvailabilityWords(pack: pack).line(kind)
    }
  }

  /// `+2.31`, `−0.50`: hours with their sign.
  static func signed(_ hours: Ratio) -> String {
    (hours > .zero ? "+" : "") + Figures.number(hours, places: 2)
  }
}
