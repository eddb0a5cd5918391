/// What plans from a live service keep beside the rules of an instance: no receiver is buried.
///
/// Nobody who receives comes above what the rules allow, in points or cases, nobody receives more cases than is allowed, and nobody
/// both gives and receives.
public struct ReceiverRules: Sendable, Hashable {
  /// What one practitioner may receive.
  public struct Receiver: Sendable, Hashable {
    /// Points that the practitioner may come to by receiving.
    public let mostLoad: Int
    /// Cases that the practitioner may come to by receiving.
    public let mostCases: Int
    /// Cases that may be received; 0 for whoever receives nothing.
    public let mostReceived: Int

    public init(mostLoad: Int, mostCases: Int, mostReceived: Int) {
      self.mostLoad = mostLoad
      self.mostCases = mostCases
      self.mostReceived = mostReceived
    }
  }

  /// In the order of the practitioners of the instance.
  public let receivers: [Receiver]

  public init(_ receivers: [Receiver]) { self.receivers = receivers }

  /// Every rule that an assignment breaks, one sentence each. - Complexity: linear in cases.
  public func violations(of assignment: [Int], in instance: RebalanceInstance) -> [String] {
    var received = Array(repeating: 0, count: receivers.count)
    var given = received
    var cases = received
    var loads = instance.practitioners.map(\.otherWork)
    guard assignment.count == instance.cases.count, loads.count == receivers.count,
      assignment.allSatisfy(receivers.indices.contains)
    else { return [] }
    for (subject, practitioner) in zip(instance.cases, assignment) {
      loads[practitioner] += subject.points
      cases[practitioner] += 1
      guard practitioner != subject.holder else { continue }
      received[practitioner] += 1
      if let holder = subject.holder { given[holder] += 1 }
    }
    return receivers.indices.filter { received[$0] > 0 }.flatMap { index -> [String] in
      let rule = receivers[index]
      var faults: [String] = []
      if received[index] > rule.mostReceived {
        faults.append("Practitioner \(index) receives \(received[index]) cases and may receive \(rule.mostReceived).")
      }
      if loads[index] > rule.mostLoad {
        faults.append(
          "Practitioner \(index) would be at \(loads[index]) points, over the \(rule.mostLoad) of a receiver.")
      }
      if cases[index] > rule.mostCases {
        faults.append(
          "Practitioner \(index) would hold \(cases[index]) cases, over the \(rule.mostCases) of a receiver.")
      }
      if given[index] > 0 { faults.append("Practitioner \(index) both gives and receives.") }
      return faults
    }
  }
}
