/// The words that the pages use, each explained in a sentence or two.
enum GuideWords {
  static let html: HTML = """
    <dl class="list">
    <div><dt>Caseload</dt><dd>The cases held. A number of people on probation, whatever time they take.</dd></div>
    <div><dt>Workload</dt><dd>The work allocated, set against the time available. Two people with the same caseload may have very different workloads.</dd></div>
    <div><dt>Headroom</dt><dd>Available time minus work. Below zero there is more work than time.</dd></div>
    <div><dt>The headroom bar</dt><dd>Solid ink is work. Open space up to the solid line is headroom. Stripes are work past 100%. The dotted line marks a high workload. The figure always stands beside it.</dd></div>
    <div><dt>Not computable</dt><dd>There is no percentage, and the reason is said: no grade that the rules know, no hours, or a row of the extract that could not be trusted. It is not 0%, it is counted, and it stays out of the division.</dd></div>
    <div><dt>Assumed hours</dt><dd>Nobody has recorded contracted hours, so a full week of the grade is assumed. The line manager can record the hours.</dd></div>
    <div><dt>Reduction</dt><dd>Hours a week that somebody has less for cases, for a reason that the rules list.</dd></div>
    <div><dt>Tier</dt><dd>A letter for the risk and a number for the change that supervision works on, for instance B2. It comes from the case system.</dd></div>
    <div><dt>Contact suspended</dt><dd>Tiers that end in S: supervision contact has ended early, and the case stays on the caseload.</dd></div>
    <div><dt>Transition to adulthood</dt><dd>Cases of young adults, counted beside the others and with points of their own.</dd></div>
    <div><dt>Points</dt><dd>The unit of this measure. A full week of a grade holds its nominal target of points.</dd></div>
    <div><dt>Full-time post</dt><dd>Points divided by the nominal target of the grade. Grades are never set against each other.</dd></div>
    </dl>

    """

  /// People, cases and posts.
  static let field: HTML = """
    <dl class="list">
    <div><dt>Person on probation</dt><dd>Somebody whom the service supervises, in the community or in prison.</dd></div>
    <div><dt>Practitioner</dt><dd>Whoever holds cases: a probation officer, a probation services officer, somebody in training.</dd></div>
    <div><dt>Allocation</dt><dd>The decision of a named manager who is to hold a case. A reallocation is a change of it.</dd></div>
    <div><dt>CRN</dt><dd>Case reference number of a person on probation: one letter and six digits.</dd></div>
    <div><dt>RoSH</dt><dd>Risk of serious harm: low, medium, high or very high, as somebody assessed it on a day.</dd></div>
    <div><dt>MAPPA</dt><dd>Multi-agency public protection arrangements: how police, prison and probation manage some people together, at level 1, 2 or 3.</dd></div>
    <div><dt>Restricted case</dt><dd>A case that some people may not open. It is in no list, search or file of theirs.</dd></div>
    <div><dt>Deputise, cover, joint work</dt><dd>Standing in for a manager, doing a colleague’s work for a while, working on a case beside its holder. Each has its days.</dd></div>
    <div><dt>PDU</dt><dd>Probation delivery unit: a part of a region, made of teams.</dd></div>
    <div><dt>SPO</dt><dd>Senior probation officer, who manages a team of practitioners.</dd></div>
    </dl>

    """

  /// What is particular to this program.
  static let service: HTML = """
    <dl class="list">
    <div><dt>Extract</dt><dd>The workbook that the case system writes each night, from which figures are made.</dd></div>
    <div><dt>Rules</dt><dd>The tables of grades, tiers, points and limits, each with its source and its day. Figures name the rules that they were made by.</dd></div>
    <div><dt>Frozen night</dt><dd>The figures of one night. They are never rewritten, also when the rules change.</dd></div>
    <div><dt>Waiting for the case system</dt><dd>A change made here that the case system has yet to confirm. It counts, and is marked.</dd></div>
    <div><dt>Disagreement</dt><dd>A change made here that the case system contradicted, or said nothing about for a week.</dd></div>
    <div><dt>Audit trail</dt><dd>Who looked at or changed whose data and when. It cannot be changed unseen.</dd></div>
    </dl>

    """
}
