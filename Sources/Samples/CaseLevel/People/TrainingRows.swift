import Caseload
import DataFormat

extension SampleWorld {
  /// Courses that practitioners take, with the share who have each and the days for which it counts (assumption). A
  /// nation keeps half of the records.
  private static let courses: [(name: String, share: Double, days: Int?)] = [
    ("safeguarding", 0.92, 1_095), ("domestic-abuse", 0.45, nil), ("sexual-offending", 0.25, nil),
    ("mappa", 0.30, nil), ("risk-assessment", 0.40, 1_095),
  ]

  func trainingRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for post in service.posts where post.number < staff.places.count {
      var random = SeededGenerator(seed, .staffRecord, -1 - post.number)
      let served = date - post.person.joined
      for course in Self.courses {
        guard random.happens(course.share * (size == .nation ? 0.5 : 1) * (post.person.grade == .trainee ? 0.6 : 1)),
          served > 30
        else { continue }
        // One in twelve has let it lapse.
        let longest = course.days.map { random.happens(0.08) ? $0 + 200 : $0 - 1 } ?? 2_000
        let completed = date + -(random.below(min(served - 14, longest)) + 1)
        try body([
          .text(post.key.staff.text), .text(course.name), days.day(completed),
          days.day(course.days.map { completed + $0 }),
        ])
      }
    }
  }

  /// Enhanced clearance before joining, anew every ten years; a few have lapsed (assumption).
  func vettingRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for post in service.posts where post.number < staff.places.count {
      var random = SeededGenerator(seed, .staffRecord, -1 - post.number, 1)
      let cleared = post.person.joined + -random.whole(10...90)
      let hasLapsed = random.happens(0.006)
      try body([
        .text(post.key.staff.text), .text("enhanced"), days.day(cleared),
        days.day(hasLapsed ? max(cleared, date + -random.whole(1...40)) : cleared + 3_652),
      ])
    }
  }
}
