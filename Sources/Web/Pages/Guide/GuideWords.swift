/// The words that the pages use, each explained in a sentence or two.
enum GuideWords {
  static let html: HTML = """
    <section><h2>Words</h2>
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
    <div><dt>PDU</dt><dd>Probation delivery unit: a part of a region, made of teams.</dd></div>
    <div><dt>CRN</dt><dd>Case reference number of a person on probation: one letter and six digits.</dd></div>
    <div><dt>Extract</dt><dd>The workbook that the case system writes each night, from which figures are made.</dd></div>
    </dl></section>

    """
}
