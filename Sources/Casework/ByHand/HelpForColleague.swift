public import Caseload
import DataFormat
import Rules
import Storage
import Workload

/// What somebody can record in one step as done for the holder of a case.
public struct HelpOffer: Sendable, Hashable {
  public struct Kind: Sendable, Hashable {
    /// Code of the contact in the rules.
    public let code: String
    /// For instance `Home and prison visits, medium`.
    public let words: String
    /// Minutes that it counts for.
    public let minutes: Int
  }
  public let crn: String
  /// `Last, First` of whoever holds the case.
  public let holderName: String
  public let kinds: [Kind]
  /// The code that is selected already: what the person recorded last, else the first of the middle level.
  public let suggested: String
  public let day: LocalDate
  /// Days for which it counts, its own included.
  public let days: Int
}

/// A contact that the actor did for a colleague, as a form says it.
public struct NewHelp: Sendable, Hashable {
  public var crn: String
  public var code: String
  public var on: LocalDate
  public init(crn: String, code: String, on: LocalDate) {
    self.crn = crn
    self.code = code
    self.on = on
  }
}

/// What came of it.
public enum HelpOutcome: Sendable {
  /// Minutes a month that move from the holder to who did it.
  case kept(minutes: Int)
  /// The same was recorded already; nothing was changed.
  case same
  /// By the name of a field of the form.
  case refused([HandProblem])
}

extension Service {
  /// Days back for which help can be recorded: those for which it would still count.
  private var helpDays: Int { max(1, pack.hours.contactDays) }

  public func helpOffer(crn: String) async throws -> HelpOffer? {
    guard let staff = actor.staff, actor.may(.change, .workItems, pack.access) else { return nil }
    return try await database.read { connection in
      let day = try self.liveDay(connection)
      guard try self.holds(self.scope(.view, .cases, connection), crn: crn, connection),
        try !self.isHidden(crn: crn, on: day, connection), let holder = try self.holder(of: crn, connection),
        holder.staff != staff
      else { return nil }
      let kinds = self.helpKinds(on: day)
      let last = try connection.first(
        """
        SELECT contact FROM work_item WHERE staff_code = ? AND contact IS NOT NULL AND done_on IS NOT NULL
        ORDER BY done_on DESC, crn, number LIMIT 1
        """, [.text(staff)]
      ) { try $0.text(0) }
      let middle = self.pack.contacts.types.first { $0.level == "medium" }?.code
      guard
        let suggested = [last, middle, kinds.first?.code].compactMap(\.self).first(where: { code in
          kinds.contains { $0.code == code }
        })
      else { return nil }
      return HelpOffer(
        crn: crn, holderName: holder.name, kinds: kinds, suggested: suggested, day: day, days: self.helpDays)
    }
  }

  /// Keeps a contact that the actor did for the holder of a case: its minutes count for the actor and no longer for the holder.
  ///
  /// Whoever may see the case and records work at all may say what they did themselves. One contact of a kind a day: the same
  /// sent twice is kept once. Throws ``CaseworkRefusal``.
  public func recordHelp(_ new: NewHelp) async throws -> HelpOutcome {
    let actor = actor
    return try await notingRefusal(.recordChange, .person(new.crn)) {
      try await database.write { connection in
        let day = try self.liveDay(connection)
        try self.requireCase(.view, .cases, new.crn, on: day, connection)
        try self.require(.change, .workItems, connection)
        guard let staff = actor.staff else {
          throw CaseworkRefusal.notAllowed("Your account is not that of a member of staff, whose time it would be.")
        }
        guard let holder = try self.holder(of: new.crn, connection), holder.staff != staff else {
          throw CaseworkRefusal.invalid(
            "Nobody else holds this case, so there is no colleague whom it was done for. Nothing was changed.")
        }
        guard let kind = self.helpKinds(on: day).first(where: { $0.code == new.code }) else {
          return .refused([HandProblem(column: "contact", message: "Select what you did.")])
        }
        guard new.on <= day, new.on > day + -self.helpDays else {
          return .refused([
            HandProblem(
              column: "on", message: "Enter a day of the last \(self.helpDays), not after \(day.text).")
          ])
        }
        guard let work = self.pack.workKinds.first(where: \.isContact) else {
          throw CaseworkRefusal.invalid("The rules have no kind of work for it. Nothing was changed.")
        }
        let sheet = DataSheets.workItems
        guard let number = try self.freeNumber(for: new, by: staff, connection) else { return .same }
        let entry = HandEntry(
          sheet: sheet.name,
          texts: [
            "crn": new.crn, "number": number, "kind": work.id,
            "contact": new.code, "staff_code": staff, "done_on": new.on.iso,
          ], madeBy: actor.displayName, reason: "Done for \(holder.name)")
        let outcome = try self.record(entry, sheet, isPermitted: true, connection)
        try self.trail(.init(.recordChange, .person(new.crn), of: outcome, sheet), connection)
        switch outcome {
        case .kept: return .kept(minutes: kind.minutes)
        case .same: return .same
        case .refused: return .refused(outcome.handProblems)
        }
      }
    }
  }

  /// A number that no item of the case has yet; nil where the person has recorded the same contact of that day already.
  private func freeNumber(for new: NewHelp, by staff: String, _ connection: any SQLConnection) throws -> String? {
    let begin = "H\(new.on.iso.filter { $0 != "-" })-"
    let known = try connection.query(
      "SELECT number, contact, staff_code FROM work_item WHERE crn = ? AND number LIKE ?",
      [.text(new.crn), .text("\(begin)%")]
    ) { (number: try $0.text(0), contact: try $0.optionalText(1), staff: try $0.optionalText(2)) }
    if known.contains(where: { $0.contact == new.code && $0.staff == staff }) { return nil }
    let taken = Set(known.map(\.number))
    return (1...(known.count + 1)).lazy.map { "\(begin)\($0)" }.first { !taken.contains($0) }
  }

  private func holder(of crn: String, _ connection: any SQLConnection) throws -> (staff: String, name: String)? {
    let found = try connection.first(
      """
      SELECT c.staff_code, s.surname, s.forename FROM case_now c LEFT JOIN staff s ON s.staff_code = c.staff_code
      WHERE c.crn = ? AND c.staff_code IS NOT NULL
      """, [.text(crn)]
    ) { row in
      (
        staff: try row.text(0),
        name: try row.optionalText(1) == nil
          ? try row.text(0) : PostRow.lastFirst(try row.text(1), try row.text(2))
      )
    }
    return found
  }

  private func helpKinds(on day: LocalDate) -> [HelpOffer.Kind] {
    guard let measure = HoursMeasure(pack, on: day) else { return [] }
    return pack.contacts.types.map { type in
      HelpOffer.Kind(
        code: type.code, words: type.activity + (type.level.map { ", \($0)" } ?? ""),
        minutes: measure.each(ContactCount(code: type.code, direction: .forOthers, count: 1)))
    }
  }
}
