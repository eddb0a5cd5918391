import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Records that a design can ask for, and minutes that one record can have, at most.
  public static let mostTimeRecords = 5_000
  public static let mostStudiedMinutes = 600
  private static let longestStudy = 366

  public func timeStudies() async throws -> TimeStudiesPage {
    try await view(.viewWorkload, .item(kind: "time-study", id: "all")) { connection in
      try self.require(.view, .figures, connection)
      return try self.timeStudiesPage(connection)
    }
  }

  public func timeStudiesFile() async throws -> TimeStudiesPage {
    try await view(.export, .item(kind: "time-study", id: "all")) { connection in
      try self.require(.export, .figures, connection)
      return try self.timeStudiesPage(connection)
    }
  }

  private func timeStudiesPage(_ connection: any SQLConnection) throws -> TimeStudiesPage {
    let day = try liveDay(connection)
    let measure = HoursMeasure(pack, on: day)
    var minutes: [Int: [Int]] = [:]
    try connection.each("SELECT study_id, minutes FROM time_record ORDER BY id", []) {
      minutes[try $0.int(0), default: []].append(try $0.int(1))
    }
    let studies = try connection.query(
      "SELECT id, work, target, starts_on, ends_on, why, maker_name FROM time_study ORDER BY id DESC", []
    ) { row -> TimeStudy? in
      guard let work = StudiedWork(code: try row.text(1)), let from = try row.day(3), let until = try row.day(4) else {
        return nil
      }
      let id = try row.int(0)
      return TimeStudy(
        id: id, work: work, label: label(of: work), target: try row.int(2), from: from, until: until,
        why: try row.text(5), makerName: try row.text(6),
        // The number of the study: the same records give the same interval on every page.
        estimate: TimeStudyEstimate(minutes[id] ?? [], seed: UInt64(id)), value: measure?.value(of: work))
    }.compactMap(\.self)
    return TimeStudiesPage(
      day: day, studies: studies, works: works(measure), mayStart: actor.may(.change, .policy, pack.access),
      mayRecord: actor.may(.change, .workItems, pack.access), seen: try ownTimeRecords(connection).count,
      rules: pack.titleAndVersion + (measure.map { ": \($0.set.label)" } ?? ""))
  }

  public func startTimeStudy(_ new: NewTimeStudy) async throws -> [HandProblem] {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.timeStudy, .item(kind: "time-study", id: new.work.code)) {
      try await database.write { connection in
        guard try self.require(.change, .policy, connection).isEverything else {
          throw CaseworkRefusal.notAllowed("A study is for the whole service. Your role reaches a part of it.")
        }
        let day = try self.liveDay(connection)
        var problems: [HandProblem] = []
        func wrong(_ column: String, _ message: String) {
          problems.append(HandProblem(column: column, message: message))
        }
        if !self.works(HoursMeasure(self.pack, on: day)).contains(where: { $0.work == new.work }) {
          wrong("work", "Select what is measured.")
        }
        if !(TimeStudyEstimate.fewest...Self.mostTimeRecords).contains(new.target) {
          wrong("target", "Ask for \(TimeStudyEstimate.fewest) to \(Self.mostTimeRecords) records.")
        }
        if new.until > new.from + Self.longestStudy { wrong("until", "A study takes a year at most.") }
        problems += DaysByHand(from: new.from, until: new.until).problems(on: day)
        problems += ReasonByHand(new.why).problems("Say why it is measured, and how the sample is drawn.")
        guard problems.isEmpty else { return problems }
        let same = try connection.first(
          "SELECT id FROM time_study WHERE work = ? AND starts_on <= ? AND ends_on >= ?",
          [.text(new.work.code), .text(new.until.iso), .text(new.from.iso)]
        ) { try $0.int(0) }
        if same != nil {
          throw CaseworkRefusal.invalid("There is a study of this in these days already. Nothing was changed.")
        }
        let id = try connection.insert(
          """
          INSERT INTO time_study (work, target, starts_on, ends_on, why, made_at, made_by, maker_name)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(new.work.code), .integer(new.target), .text(new.from.iso), .text(new.until.iso),
            .text(new.why.oneLine), .text(now), .text(actor.name), .text(actor.displayName),
          ])
        try self.trail(
          AuditEntry(.timeStudy, .item(kind: "time-study", id: new.work.code), detail: "number \(id)"), connection)
        return []
      }
    }
  }

  public func recordTime(_ new: NewTimeRecord) async throws -> [HandProblem] {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.timeRecord, .item(kind: "time-study", id: String(new.study))) {
      try await database.write { connection in
        try self.require(.change, .workItems, connection)
        let day = try self.liveDay(connection)
        let study = try connection.first(
          "SELECT starts_on, ends_on FROM time_study WHERE id = ?", [.integer(new.study)]
        ) { (from: try $0.day(0), until: try $0.day(1)) }
        guard let study, let from = study.from, let until = study.until else {
          return [HandProblem(column: "study", message: "Select a study.")]
        }
        if !(1...Self.mostStudiedMinutes).contains(new.minutes) {
          return [HandProblem(column: "minutes", message: "Enter from 1 to \(Self.mostStudiedMinutes) minutes.")]
        }
        guard new.on >= from, new.on <= min(until, day) else {
          return [
            HandProblem(
              column: "on", message: "Enter a day of the study, from \(from.text) to \(min(until, day).text).")
          ]
        }
        let own = try self.ownTimeRecords(connection)
        if own.count != new.seen {
          // The second of two clicks: what it says is what was kept last.
          if let last = own.last, last == [new.study, new.minutes, new.on.daysSinceEpoch] { return [] }
          throw CaseworkRefusal.invalid(
            "You have recorded minutes since the page was opened. Nothing was changed. Open the page again and look.")
        }
        try connection.execute(
          "INSERT INTO time_record (study_id, minutes, worked_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)",
          [.integer(new.study), .integer(new.minutes), .text(new.on.iso), .text(now), .text(actor.name)])
        try self.trail(
          AuditEntry(.timeRecord, .item(kind: "time-study", id: String(new.study))), connection)
        return []
      }
    }
  }

  /// Study, minutes and day of what the actor recorded, oldest first.
  private func ownTimeRecords(_ connection: any SQLConnection) throws -> [[Int]] {
    try connection.query(
      "SELECT study_id, minutes, worked_on FROM time_record WHERE recorded_by = ? ORDER BY id", [.text(actor.name)]
    ) { [try $0.int(0), try $0.int(1), try $0.day(2)?.daysSinceEpoch ?? 0] }
  }

  private func works(_ measure: HoursMeasure?) -> [TimeStudiesPage.Work] {
    let all: [StudiedWork] =
      [.office, .home, .remote, .travel] + pack.workKinds.filter { !$0.isContact }.map { .task($0.id) }
    return all.compactMap { work in
      measure?.value(of: work).map { .init(work: work, label: label(of: work), minutes: $0.minutes) }
    }
  }

  private func label(of work: StudiedWork) -> String {
    switch work {
    case .office: "Contacts at the office"
    case .home: "Home visits"
    case .remote: "Remote contacts"
    case .travel: "Travel to home visits"
    case .task(let kind): pack.workKinds.first { $0.id == kind }?.label ?? kind
    }
  }
}
