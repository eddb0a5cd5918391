import Casework
import Rules

/// The addresses at which somebody decides who holds a case, and of what was decided.
enum AllocationAddress: Sendable, Hashable {
  /// What giving a case to a post would do, and the form that confirms it; the form is sent here.
  ///
  /// - Parameter goesOn: whether somebody read that a rule stands against it and goes on.
  case confirm(crn: String, Post?, goesOn: Bool = false)
  /// All that was decided about who holds a case.
  case history(crn: String)
  /// One decision. - Parameter isNew: whether it was just made.
  case decision(Int, isNew: Bool = false)
  /// What goes with the case to whoever takes it.
  case handover(Int)
  /// Moves between the practitioners of a unit that would help; those that are accepted are sent here.
  case rebalance(CaseAddress.Place)

  /// A post by staff code and the code of its team.
  struct Post: Sendable, Hashable {
    let staff: String
    let team: String
  }

  var target: String {
    switch self {
    case .confirm(let crn, let post, let goesOn):
      "/cases/\(Address.encode(crn))/allocate"
        + Address.query([("staff", post?.staff), ("team", post?.team), ("override", goesOn ? "yes" : nil)])
    case .history(let crn): "/cases/\(Address.encode(crn))/allocations"
    case .decision(let id, let isNew): "/allocations/\(id)" + Address.query([("done", isNew ? "yes" : nil)])
    case .handover(let id): "/allocations/\(id)/handover"
    case .rebalance(let place):
      "/units/\(Address.encode(place.level))/\(Address.encode(place.code))/rebalance"
    }
  }

  var shape: String {
    switch self {
    case .confirm: "/cases/{crn}/allocate"
    case .history: "/cases/{crn}/allocations"
    case .decision: "/allocations/{id}"
    case .handover: "/allocations/{id}/handover"
    case .rebalance: "/units/{level}/{code}/rebalance"
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .confirm, .rebalance: true
    case .history, .decision, .handover: false
    }
  }

  /// What a link to it asks for.
  var ways: [Way] {
    switch self {
    case .confirm(let crn, _, _): [Way(.change, .allocation, .crn(crn))]
    case .history(let crn): [Way(.view, .cases, .crn(crn))]
    // They stand beside decisions that were read for whoever asks.
    case .decision: [Way(.view, .allocation)]
    case .handover: [Way(.view, .cases)]
    case .rebalance(let place):
      [Way(.view, .allocation, .unit(level: place.level, code: place.code)), Way(.view, .cases)]
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    switch (segments.count, segments.first) {
    case (3, "cases") where !segments[1].isEmpty && segments[2] == "allocate":
      let post = fields["staff"].flatMap { staff in fields["team"].map { Post(staff: staff, team: $0) } }
      self = .confirm(crn: segments[1], post, goesOn: fields["override"] == "yes")
    case (3, "cases") where !segments[1].isEmpty && segments[2] == "allocations": self = .history(crn: segments[1])
    case (2, "allocations"): self = .decision(try Address.identifier(segments[1]), isNew: fields["done"] == "yes")
    case (3, "allocations") where segments[2] == "handover": self = .handover(try Address.identifier(segments[1]))
    case (4, "units") where segments[3] == "rebalance":
      self = .rebalance(CaseAddress.Place(level: segments[1], code: segments[2]))
    default: return nil
    }
  }
}
