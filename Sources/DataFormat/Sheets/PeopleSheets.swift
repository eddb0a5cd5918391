extension DataSheets {
  public static let units = Sheet(
    "units", table: "org_unit", row: "unit",
    about: "Units of the organisation, of any depth. A unit that is renamed or moved has a row for each period.",
    key: ["code", "starts_on"],
    columns: [
      SheetColumn("code", "Code", .code(maximum: 20), required: true),
      SheetColumn("starts_on", "From", .date, required: true, note: "First day on which this row holds."),
      SheetColumn("ends_on", "Until", .date, note: "Last day on which this row holds; empty while it does."),
      SheetColumn("name", "Name", .text(maximum: 120), required: true),
      SheetColumn("level", "Level", .ruleEntry(.levels), required: true, note: "A level of the rule pack."),
      SheetColumn(
        "parent", "Part of", .code(maximum: 20), refersTo: "units",
        note: "Code of the unit above; empty for the widest."),
      SheetColumn("specialism", "Specialism", .text(maximum: 60), note: "For instance women only, IOM, mental health."),
      SheetColumn(
        "caseload_limit", "Caseload limit", .whole(0...500), note: "Cases for a full week, where the team has its own."),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])

  public static let fundedPosts = Sheet(
    "funded-posts", table: "funded_post", row: "funded post",
    about: "How many posts of a grade a unit is funded for, in FTE. Vacancy is funded minus in post.",
    key: ["unit", "grade", "starts_on"],
    columns: [
      SheetColumn("unit", "Unit", .code(maximum: 20), required: true, refersTo: "units"),
      SheetColumn("grade", "Grade", .ruleEntry(.grades), required: true),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("ends_on", "Until", .date),
      SheetColumn(
        "fte", "Funded FTE", .decimal(places: 2, maximum: 100_000), required: true, note: "Full-time equivalents."),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])

  public static let staff = Sheet(
    "staff", table: "staff", row: "member of staff",
    about: "People who work in the service. Their posts are in a sheet of their own.",
    key: ["staff_code"],
    columns: [
      SheetColumn("staff_code", "Staff code", .code(maximum: 20), required: true),
      SheetColumn("forename", "Forename", .text(maximum: 60), required: true),
      SheetColumn("surname", "Surname", .text(maximum: 60), required: true),
      SheetColumn("joined_on", "Joined", .date),
      SheetColumn("left_on", "Left", .date, note: "Last day in the service."),
      SheetColumn("trainee_from", "Training from", .date, note: "First day of the qualifying programme (PQiP)."),
      SheetColumn("qualified_on", "Qualified", .date),
      SheetColumn(
        "newly_qualified_until", "Newly qualified until", .date, note: "Expected last day of newly qualified status."),
    ],
    ordered: [
      DateOrder("joined_on", before: "left_on"), DateOrder("trainee_from", before: "qualified_on"),
      DateOrder("qualified_on", before: "newly_qualified_until"),
    ])

  public static let posts = Sheet(
    "posts", table: "staff_post", row: "post",
    about:
      "A person's place in a team, with grade and hours. A change of grade or hours ends a row and begins another.",
    key: ["staff_code", "team", "starts_on"],
    columns: [
      SheetColumn("staff_code", "Staff code", .code(maximum: 20), required: true, refersTo: "staff"),
      SheetColumn("team", "Team", .code(maximum: 20), required: true, refersTo: "units"),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("ends_on", "Until", .date, note: "Last day in the post on these terms."),
      SheetColumn(
        "grade", "Grade", .code(maximum: 20), required: true,
        note: "A grade of the rule pack; another is loaded, listed and not computable."),
      SheetColumn(
        "weekly_hours", "Weekly hours", .weeklyHours,
        note: "Contracted hours a week; a post without them is listed."),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])

  public static let reductions = Sheet(
    "reductions", table: "staff_reduction", row: "reduction",
    about: "Hours a week taken off a post for a reason, from the first to the last day, both included.",
    key: ["staff_code", "team", "reason", "starts_on"],
    columns: [
      SheetColumn("staff_code", "Staff code", .code(maximum: 20), required: true, refersTo: "staff"),
      SheetColumn("team", "Team", .code(maximum: 20), required: true, refersTo: "units"),
      SheetColumn("reason", "Reason", .ruleEntry(.reductionReasons), required: true),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("ends_on", "Until", .date, required: true),
      SheetColumn("hours", "Hours a week", .weeklyHours, required: true),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])

  public static let absences = Sheet(
    "absences", table: "absence", row: "absence",
    about: "When a person is away, and who covers.",
    key: ["staff_code", "starts_on"],
    columns: [
      SheetColumn("staff_code", "Staff code", .code(maximum: 20), required: true, refersTo: "staff"),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("ends_on", "Until", .date),
      SheetColumn(
        "kind", "Kind", .choice(["leave", "sickness", "parental", "career-break", "special", "other"]), required: true),
      SheetColumn("covered_by", "Covered by", .code(maximum: 20), refersTo: "staff"),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])

  public static let training = Sheet(
    "training", table: "training", row: "training record",
    about: "Training that a person has completed, and until when it counts.",
    key: ["staff_code", "course", "completed_on"],
    columns: [
      SheetColumn("staff_code", "Staff code", .code(maximum: 20), required: true, refersTo: "staff"),
      SheetColumn("course", "Course", .code(maximum: 40), required: true),
      SheetColumn("completed_on", "Completed", .date, required: true),
      SheetColumn("expires_on", "Counts until", .date),
    ],
    ordered: [DateOrder("completed_on", before: "expires_on")])

  public static let vetting = Sheet(
    "vetting", table: "vetting", row: "vetting record",
    about: "Vetting clearances, and until when they hold.",
    key: ["staff_code", "kind", "cleared_on"],
    columns: [
      SheetColumn("staff_code", "Staff code", .code(maximum: 20), required: true, refersTo: "staff"),
      SheetColumn("kind", "Kind", .code(maximum: 40), required: true),
      SheetColumn("cleared_on", "Cleared", .date, required: true),
      SheetColumn("expires_on", "Holds until", .date),
    ],
    ordered: [DateOrder("cleared_on", before: "expires_on")])
}
