extension DataSheets {
  public static let cases = Sheet(
    "cases", table: "case_record", row: "case",
    about: "People on probation, one row each, by case reference number. Their orders are in a sheet of their own.",
    key: ["crn"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true),
      SheetColumn("forename", "Forename", .text(maximum: 60), required: true),
      SheetColumn("surname", "Surname", .text(maximum: 60), required: true),
      SheetColumn("date_of_birth", "Date of birth", .date),
      SheetColumn("gender", "Gender", .choice(["female", "male", "other", "not-known"]), required: true),
      SheetColumn(
        "team", "Team", .code(maximum: 20), refersTo: "units",
        note: "The team that answers for the case, allocated or not."),
      SheetColumn(
        "setting", "Where the person is", .choice(["community", "custody"]), required: true,
        note: "In custody a person recalled stays on the caseload."),
      SheetColumn(
        "responsible", "Responsible officer", .choice(["community", "prison"]), required: true,
        note: "Who is responsible before release."),
      SheetColumn("handover_on", "Handover from prison", .date),
      SheetColumn("sexual_offence", "Has ever committed a sexual offence", .yesNo),
      SheetColumn("starts_on", "On probation from", .date, required: true),
      SheetColumn("ends_on", "Ended", .date),
      SheetColumn(
        "legacy_tier", "Legacy tier", .code(maximum: 10), note: "A stored label of the seven categories before 2021."),
    ],
    ordered: [DateOrder("date_of_birth", before: "starts_on"), DateOrder("starts_on", before: "ends_on")])

  public static let orders = Sheet(
    "orders", table: "case_order", row: "order",
    about: "Orders and sentences of a case. A person may have several at once; one order has one type.",
    key: ["crn", "number"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn(
        "number", "Order", .code(maximum: 20), required: true, note: "The case system's number of the event."),
      SheetColumn("type", "Type", .ruleEntry(.caseTypes), required: true),
      SheetColumn("sentence_type", "Sentence type code", .code(maximum: 10), note: "NC and SC are custodial."),
      SheetColumn("offence_on", "Offence", .date),
      SheetColumn("sentenced_on", "Sentence", .date),
      SheetColumn("sentence_days", "Length in days", .whole(0...36_500)),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("expected_end_on", "Expected end", .date),
      SheetColumn("released_on", "Release", .date, note: "Newest release, past or planned."),
      SheetColumn("recalled_on", "Recall", .date, note: "Newest recall."),
      SheetColumn("licence_ends_on", "Licence ends", .date),
      SheetColumn("ended_on", "Ended", .date),
    ],
    ordered: [
      DateOrder("offence_on", before: "sentenced_on"), DateOrder("starts_on", before: "expected_end_on"),
      DateOrder("starts_on", before: "ended_on"), DateOrder("released_on", before: "licence_ends_on"),
    ])

  public static let registrations = Sheet(
    "registrations", table: "registration", row: "registration",
    about:
      "Entries of the case system's register: MAPPA, needs, complexity, each with its dates. Risk of serious harm is in risk.",
    key: ["crn", "number"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn("number", "Entry", .code(maximum: 20), required: true),
      SheetColumn("type", "Type code", .code(maximum: 10), required: true, note: "For instance MAPP, RCPR, ADVP."),
      SheetColumn("level", "Level code", .code(maximum: 10), note: "MAPPA level, M1 to M3."),
      SheetColumn("category", "Category code", .code(maximum: 10), note: "MAPPA category, M1 to M4."),
      SheetColumn("registered_on", "Registered", .date, required: true),
      SheetColumn("ended_on", "Ended", .date),
      SheetColumn("source", "Source", .text(maximum: 80)),
    ],
    ordered: [DateOrder("registered_on", before: "ended_on")])

  public static let risk = Sheet(
    "risk", table: "risk_score", row: "risk score",
    about:
      "Risk of serious harm and scores of risk predictors, each with its moment and source. The newest of a kind counts.",
    key: ["crn", "kind", "recorded_at"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn(
        "kind", "Predictor", .choice(["rosh", "rsr", "ogrs3", "arp", "csrp", "dc-srp"]), required: true,
        note:
          "ROSH is the risk of serious harm, as a band. RSR and OGRS3 feed the two-axis model, ARP, CSRP and DC-SRP the other."
      ),
      SheetColumn("recorded_at", "Recorded", .instant, required: true),
      SheetColumn("score", "Score", .score, note: "Percent."),
      SheetColumn("band", "Band", .choice(["low", "medium", "high", "very-high"])),
      SheetColumn("basis", "Static or dynamic", .choice(["static", "dynamic"])),
      SheetColumn("source", "Source", .text(maximum: 80)),
    ])

  public static let needs = Sheet(
    "needs", table: "needs_assessment", row: "needs assessment",
    about: "Assessments of needs, as the score of each section; an empty section was not scored.",
    key: ["crn", "completed_on"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn("completed_on", "Completed", .date, required: true),
      SheetColumn("layer", "Layer", .whole(1...3), required: true, note: "Only layer 3 counts for the tier."),
      SheetColumn("status", "Status", .choice(["complete", "locked-incomplete", "incomplete"]), required: true),
      SheetColumn("strengths_and_needs", "Strengths and needs style", .yesNo, required: true),
      SheetColumn("accommodation", "Accommodation", .whole(0...8)),
      SheetColumn("employability", "Education, training and employability", .whole(0...8)),
      SheetColumn("relationships", "Relationships", .whole(0...6)),
      SheetColumn("lifestyle", "Lifestyle and associates", .whole(0...6)),
      SheetColumn("drug_misuse", "Drug misuse", .whole(0...10)),
      SheetColumn("alcohol_misuse", "Alcohol misuse", .whole(0...8)),
      SheetColumn("thinking", "Thinking and behaviour", .whole(0...8)),
      SheetColumn("attitudes", "Attitudes", .whole(0...8)),
      SheetColumn("parenting", "Parenting responsibilities", .yesNo),
      SheetColumn("impulsivity", "Impulsivity", .whole(0...2)),
      SheetColumn("temper_control", "Temper control", .whole(0...2)),
    ])

  public static let requirements = Sheet(
    "requirements", table: "requirement", row: "requirement",
    about:
      "Requirements of an order: rehabilitation activity days, programmes, unpaid work, with what is done and by whom.",
    key: ["crn", "order_number", "number"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn("order_number", "Order", .code(maximum: 20), required: true),
      SheetColumn("number", "Requirement", .code(maximum: 20), required: true),
      SheetColumn(
        "category", "Main category code", .code(maximum: 10), required: true,
        note: "W is unpaid work, F the rehabilitation activity."),
      SheetColumn("restrictive", "Restrictive", .yesNo, required: true, note: "Exclusion or curfew, for instance."),
      SheetColumn("unit", "Counted in", .choice(["days", "hours", "months"])),
      SheetColumn("ordered", "Ordered", .whole(0...10_000)),
      SheetColumn("done", "Done", .whole(0...10_000)),
      SheetColumn("provider", "Provider", .text(maximum: 80), note: "Empty where the practitioner delivers it."),
      SheetColumn("starts_on", "From", .date),
      SheetColumn("ended_on", "Ended", .date),
    ],
    ordered: [DateOrder("starts_on", before: "ended_on")])

  public static let workItems = Sheet(
    "work-items", table: "work_item", row: "work item",
    about:
      "Pieces of work on a case: reports, parole, ARMS assessments, recall, breach, contacts done for a colleague.",
    key: ["crn", "number"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn("number", "Item", .code(maximum: 20), required: true),
      SheetColumn("kind", "Kind", .ruleEntry(.workKinds), required: true),
      SheetColumn(
        "contact", "Contact code", .code(maximum: 10),
        note: "For contacts done for a colleague, as in the nightly extract."),
      SheetColumn(
        "staff_code", "Done by", .code(maximum: 20), refersTo: "staff", note: "Empty: whoever holds the case."),
      SheetColumn("due_on", "Due", .date),
      SheetColumn("started_on", "Started", .date),
      SheetColumn("done_on", "Done", .date),
      SheetColumn("outcome", "Outcome code", .code(maximum: 10)),
    ],
    ordered: [DateOrder("started_on", before: "done_on")])

  public static let allocations = Sheet(
    "allocations", table: "allocation", row: "allocation",
    about:
      "Who held a case from when on: a row for each change of holder. Without a staff code the case is unallocated from then on.",
    key: ["crn", "starts_at"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn("starts_at", "From", .instant, required: true),
      SheetColumn("staff_code", "Practitioner", .code(maximum: 20), refersTo: "staff", note: "Empty: unallocated."),
      SheetColumn("team", "Team", .code(maximum: 20), refersTo: "units", note: "The team of the post that holds it."),
      SheetColumn("reason", "Reason", .text(maximum: 500)),
    ],
    isHistory: true)

  public static let restrictions = Sheet(
    "restrictions", table: "restriction", row: "restriction",
    about: "Who alone may see a case (only), and who must not (not).",
    key: ["crn", "staff_code", "kind", "starts_on"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn("staff_code", "Practitioner", .code(maximum: 20), required: true, refersTo: "staff"),
      SheetColumn("kind", "Kind", .choice(["only", "not"]), required: true),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("ends_on", "Until", .date),
      SheetColumn("reason", "Reason", .text(maximum: 200)),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])

  public static let preferences = Sheet(
    "preferences", table: "preference", row: "preference",
    about: "What a person on probation asks of their supervision.",
    key: ["crn", "kind", "starts_on"],
    columns: [
      SheetColumn("crn", "CRN", .caseReference, required: true, refersTo: "cases"),
      SheetColumn(
        "kind", "Kind", .code(maximum: 40), required: true,
        note: "For instance woman-practitioner, welsh-language, evening."),
      SheetColumn("starts_on", "From", .date, required: true),
      SheetColumn("ends_on", "Until", .date),
      SheetColumn("note", "Note", .text(maximum: 200)),
    ],
    ordered: [DateOrder("starts_on", before: "ends_on")])
}
