import Casework

@testable import Web

/// One address of every kind, so that lists of what each route must do can be compared with the site.
enum AddressSamples {
  static let all: [Address] = [
    .home, .unit(level: "team", code: "T1"), .overviewFile(level: "team", code: "T1"),
    .caseload(level: "team", code: "T1"), .caseloadFile(level: "team", code: "T1"), .practitioner(1),
    .explanation(post: 1), .extracts, .extract(1), .search("a"),
    .cases(.list(CaseListQuery(.service))), .cases(.file(CaseListQuery(.service))), .cases(.detail(crn: "X200001")),
    .cases(.opening(crn: "X200001")), .cases(.unallocated(nil)), .cases(.quality(nil)), .cases(.findings(.noTier, nil)),
    .cases(.disagreements()), .cases(.staffing(nil)), .cases(.people(nil)),
    .records(.list), .records(.sheet("risk")), .records(.new("risk")), .records(.edit("orders", key: [:])),
    .records(.done("risk", key: [:], .kept)), .audit(.events(AuditQuery())),
    .signIn(.enter()), .signIn(.code), .signIn(.ended()), .signIn(.firstRun), .signIn(.signOut), .signIn(.signedOut),
    .signIn(.account()), .signIn(.password), .signIn(.secondFactor), .signIn(.sessions),
    .accounts(.list()), .accounts(.new), .accounts(.one(1)),
    .guide, .rules, .accessibility, .health, .asset("a.css"),
    .guidePart(.words), .guidePart(.questions), .signIn(.figures), .sharing(.list()), .sharing(.one(crn: "X200001")),
    .sharing(.new(crn: "X200001")), .ties(.ties()), .ties(.inspections()), .subjects(.list), .subjects(.one(1)),
    .subjects(.document(1)), .signIn(.elsewhere), .signIn(.back()), .signIn(.backChannel),
    .changes(practitioner: 1),
    .availability(AvailabilityAddress(staff: "S1")),
    .hours(.person(1)), .hours(.values()), .hours(.extra()),
    .load(.excesses(nil)), .load(.excess(1)), .load(.capacity(nil)), .load(.capacityFile(nil)),
    .load(.balance(nil)),
    .upkeep(.ahead(CaseAddress.Place(level: "team", code: "T1"))), .upkeep(.cover("S1")),
    .upkeep(.protections(CaseAddress.Place(level: "team", code: "T1"))),
    .upkeep(.week(CaseAddress.Place(level: "team", code: "T1"))), .hours(.ahead(1)),
    .load(.history(nil)), .load(.historyFile(nil)),
    .hours(.contacts(crn: "X200001")), .hours(.settings(CaseAddress.Place(level: "team", code: "T1"))),
    .load(.balanceFile(nil)),
    .hours(.limits()), .hours(.help(crn: "X200001")), .hours(.studies()), .hours(.studiesFile),
    .cases(.choosing(crn: "X200001")),
    .allocation(.confirm(crn: "X200001", nil)), .allocation(.history(crn: "X200001")), .allocation(.decision(1)),
    .allocation(.handover(1)),
    .concerns(.list()), .concerns(.new(.report)), .concerns(.one(1)), .concerns(.position()),
    .cases(.comparing(crn: "X200001")), .cases(.review(nil)), .cases(.reviewFile(nil)),
    .allocation(.rebalance(CaseAddress.Place(level: "team", code: "T1"))),
    .plans(.list), .plans(.one("baseline")), .plans(.csv("baseline")), .plans(.json("baseline")), .plans(.compare()),
  ]

  /// The same kinds of lists for a unit and for a practitioner.
  static let scoped: [Address] = {
    let place = CaseAddress.Place(level: "team", code: "T1")
    let unit = CaseListQuery(.unit(level: "team", code: "T1"))
    return [
      .cases(.list(unit)), .cases(.file(unit)), .cases(.list(CaseListQuery(.practitioner(1)))),
      .cases(.file(CaseListQuery(.practitioner(1)))), .cases(.unallocated(place)), .cases(.quality(place)),
      .cases(.staffing(place)), .cases(.people(place)), .load(.excesses(place)), .load(.capacity(place)),
      .load(.capacityFile(place)), .load(.balance(place)), .load(.history(place)), .load(.historyFile(place)),
      .load(.balanceFile(place)), .cases(.review(place)), .cases(.reviewFile(place)),
    ]
  }()

  /// The place of an address in `all`. Whoever adds a kind of address is led here by the compiler, and adds it there.
  static func place(_ address: Address) -> Int {
    switch address {
    case .home: 0
    case .unit: 1
    case .overviewFile: 2
    case .caseload: 3
    case .caseloadFile: 4
    case .practitioner: 5
    case .explanation: 6
    case .extracts: 7
    case .extract: 8
    case .search: 9
    case .cases(.list): 10
    case .cases(.file): 11
    case .cases(.detail): 12
    case .cases(.opening): 13
    case .cases(.unallocated): 14
    case .cases(.quality): 15
    case .cases(.findings): 16
    case .cases(.disagreements): 17
    case .cases(.staffing): 18
    case .cases(.people): 19
    case .records(.list): 20
    case .records(.sheet): 21
    case .records(.new): 22
    case .records(.edit): 23
    case .records(.done): 24
    case .audit(.events): 25
    case .signIn(.enter): 26
    case .signIn(.code): 27
    case .signIn(.ended): 28
    case .signIn(.firstRun): 29
    case .signIn(.signOut): 30
    case .signIn(.signedOut): 31
    case .signIn(.account): 32
    case .signIn(.password): 33
    case .signIn(.secondFactor): 34
    case .signIn(.sessions): 35
    case .accounts(.list): 36
    case .accounts(.new): 37
    case .accounts(.one): 38
    case .guide: 39
    case .rules: 40
    case .accessibility: 41
    case .health: 42
    case .asset: 43
    case .guidePart(.words): 44
    case .guidePart(.questions): 45
    case .signIn(.figures): 46
    case .sharing(.list): 47
    case .sharing(.one): 48
    case .sharing(.new): 49
    case .ties(.ties): 50
    case .ties(.inspections): 51
    case .subjects(.list): 52
    case .subjects(.one): 53
    case .subjects(.document): 54
    case .signIn(.elsewhere): 55
    case .signIn(.back): 56
    case .signIn(.backChannel): 57
    case .changes: 58
    case .availability: 59
    case .hours(.person): 60
    case .hours(.values): 61
    case .hours(.extra): 62
    case .load(.excesses): 63
    case .load(.excess): 64
    case .load(.capacity): 65
    case .load(.capacityFile): 66
    case .load(.balance): 67
    case .upkeep(.ahead): 68
    case .upkeep(.cover): 69
    case .upkeep(.protections): 70
    case .upkeep(.week): 71
    case .hours(.ahead): 72
    case .load(.history): 73
    case .load(.historyFile): 74
    case .hours(.contacts): 75
    case .hours(.settings): 76
    case .load(.balanceFile): 77
    case .hours(.limits): 78
    case .hours(.help): 79
    case .hours(.studies): 80
    case .hours(.studiesFile): 81
    case .cases(.choosing): 82
    case .allocation(.confirm): 83
    case .allocation(.history): 84
    case .allocation(.decision): 85
    case .allocation(.handover): 86
    case .concerns(.list): 87
    case .concerns(.new): 88
    case .concerns(.one): 89
    case .concerns(.position): 90
    case .cases(.comparing): 91
    case .cases(.review): 92
    case .cases(.reviewFile): 93
    case .allocation(.rebalance): 94
    case .plans(.list): 95
    case .plans(.one): 96
    case .plans(.csv): 97
    case .plans(.json): 98
    case .plans(.compare): 99
    // What programs ask is compared with the pages by `APIRecordTests`, route by route by `APIAskTests`.
    case .api: all.endIndex
    }
  }
}
