import Casework

/// The ways from a case to the forms about it. What the case says already is not asked again.
struct CaseRecordLinks {
  let model: CaseDetail

  private var crn: String { model.summary.crn }

  private static func list(_ links: [(String, RecordAddress)]) -> HTML {
    let items = links.map { words, address -> HTML in "<li>\(Part.link(words, .records(address)))</li>" }
    return "<ul class=\"plain actions\">\(items)</ul>\n"
  }

  private func new(_ sheet: String) -> RecordAddress { .new(sheet, known: ["crn": crn]) }

  var summary: HTML {
    Self.list([
      ("Change these details", .edit("cases", key: ["crn": crn])), ("Add a restriction", new("restrictions")),
      ("Add a preference", new("preferences")),
    ])
  }

  var orders: HTML {
    Self.list(
      [("Add an order", new("orders"))]
        + model.orders.filter { $0.ended == nil }.map {
          ("Change or end order \($0.number)", .edit("orders", key: ["crn": crn, "number": $0.number]))
        })
  }

  var registrations: HTML {
    Self.list(
      [("Add a registration", new("registrations"))]
        + model.registrations.filter { $0.ended == nil }.map {
          (
            "Change or end registration \($0.number), \($0.type)",
            .edit("registrations", key: ["crn": crn, "number": $0.number])
          )
        })
  }

  var risk: HTML {
    Self.list([
      ("Record a change of the risk of serious harm", .new("risk", known: ["crn": crn, "kind": "rosh"])),
      ("Record another risk score", new("risk")), ("Record an assessment of needs", new("needs")),
    ])
  }

  var work: HTML { Self.list([("Add a requirement", new("requirements")), ("Add a work item", new("work-items"))]) }

  var holders: HTML { Self.list([("Record a change of holder", new("allocations"))]) }
}

/// The ways from a person in post to the forms about them.
struct StaffRecordLinks {
  let staffCode: String
  /// Whether the sheet staff has them; the nightly extract knows people whom nobody has recorded.
  let isRecorded: Bool

  private var known: [String: String] { ["staff_code": staffCode] }

  var html: HTML {
    let links: [(String, RecordAddress)] = [
      isRecorded
        ? ("Change this person’s details", .edit("staff", key: known))
        : ("Record this person", .new("staff", known: known)), ("Add a post", .new("posts", known: known)),
      ("Add an absence", .new("absences", known: known)), ("Add a reduction", .new("reductions", known: known)),
      ("Add training", .new("training", known: known)), ("Add vetting", .new("vetting", known: known)),
    ]
    let items = links.map { words, address -> HTML in "<li>\(Part.link(words, .records(address)))</li>" }
    return "<section><h2>Records</h2>\n<ul class=\"plain actions\">\(items)</ul></section>\n"
  }
}
