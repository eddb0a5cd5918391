import Caseload
import Rules

// Who is kept from a case, and who may know the person.
extension Suitability {
  /// Nobody has kept the person from the case, by name or by naming others who alone may see it. No reason is shown.
  func exclusion(_ post: CandidatePost, _ profile: CaseProfile) -> Finding {
    let staff = post.key.staff.text
    guard !profile.keptFrom.contains(staff), profile.onlyFor?.contains(staff) ?? true else {
      return Finding(.rule(.exclusion), .cannot, "Is kept from this case")
    }
    return Finding(.rule(.exclusion), .fits, "Is not kept from this case")
  }

  /// Somebody with the person's last name may be related: to be asked. Nil for everybody else.
  func sameName(_ post: CandidatePost, _ profile: CaseProfile) -> Finding? {
    guard !profile.surname.isEmpty, post.surname.lowercased() == profile.surname.lowercased() else { return nil }
    return Finding(
      .preference(.sameName), .care, "Has the same last name as the person: ask whether they know each other")
  }
}
