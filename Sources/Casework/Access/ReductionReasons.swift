import Caseload
import Workload

extension PostInputs {
  /// The same inputs, with one sum in place of each reduction and its reason for whoever may not see reasons.
  ///
  /// Every figure stays as it is: only what the hours were reduced for is left out.
  func showingReasons(_ mayBeSeen: Bool) -> PostInputs {
    guard !mayBeSeen, !hours.reductions.isEmpty else { return self }
    var inputs = self
    inputs.hours.reductions = [HoursReduction(reason: "Adjusted capacity", hours: hours.reduced)]
    return inputs
  }
}
