/// Where the numbers that hot loops read stand, looked up once.
struct NumberPlaces: Sendable {
  let growth, season, startsSpread, driftPersistence, driftSpread, overlap, recalledShare: Int
  let revokedCO, revokedSSO, released, recall, postSentence: Int
  let reports, courts, adminShare, hubShare, hubLoss, contactShare, remoteShare, remoteTime, extraContacts: Int
  let contractHours, nonEffective, nonAttributable, officerCases: Int
  let hiresPO, hiresPSO, hiresSPO, fill, takeUp, newMonths, promotion, movesOut, assessorRatio, burnOut: Int
  let fullLevel, fullQuarters, ceiling, cap: Int

  init(_ program: PlanProgram) {
    let place = program.place
    (growth, season, startsSpread) = (place("growth"), place("season.Q1"), place("starts-spread"))
    (driftPersistence, driftSpread) = (place("drift-persistence"), place("drift-spread"))
    (overlap, recalledShare) = (place("overlap"), place("recalled-share"))
    (revokedCO, revokedSSO) = (place("move.CO-PRE"), place("move.SSO-PRE"))
    (released, recall, postSentence) = (place("move.PRE-LIC"), place("move.LIC-PRE"), place("move.LIC-PSS"))
    (reports, courts, adminShare) = (place("reports"), place("courts"), place("admin-share"))
    (hubShare, hubLoss, contactShare) = (place("hub-share"), place("hub-loss"), place("contact-share"))
    (remoteShare, remoteTime) = (place("remote-share"), place("remote-time"))
    extraContacts = place("extra-contacts")
    (contractHours, nonEffective) = (place("contract-hours"), place("non-effective"))
    (nonAttributable, officerCases) = (place("non-attributable"), place("officer-cases"))
    (hiresPO, hiresPSO, hiresSPO) = (place("hires.PO"), place("hires.PSO"), place("hires.SPO"))
    (fill, takeUp, newMonths) = (place("fill"), place("take-up"), place("new-months"))
    (promotion, movesOut, assessorRatio) = (place("promotion"), place("moves-out"), place("assessor-ratio"))
    (burnOut, fullLevel, fullQuarters) = (place("burn-out"), place("full-level"), place("full-quarters"))
    (ceiling, cap) = (place("ceiling"), place("cap"))
  }
}
