import Casework

/// The three things that stand beside every caseload that is compared with a limit: how complex the cases are, what
/// administrative support there is, and whether interventions can be had. The number alone is no answer.
struct CompanionsPart {
  let companions: Companions

  var html: HTML {
    """
    <h3>Beside the number of cases</h3>
    <p>No number of cases is too many or fine by itself. What else there is to look at:</p>
    \(Part.list([complexity, administrative, interventions]))
    """
  }

  private var complexity: HTML {
    guard companions.cases > 0 else { return "<strong>Complexity:</strong> no case is held." }
    return """
      <strong>Complexity:</strong> \(Figures.number(companions.highRisk)) of \
      \(Figures.counted(companions.cases, "case", "cases")) at high or very high risk of serious harm.
      """
  }

  private var administrative: HTML {
    guard let posts = companions.administrative else {
      return "<strong>Administrative support:</strong> not recorded. The rules name no administrative grade."
    }
    return "<strong>Administrative support:</strong> \(Figures.number(posts, places: 1)) full-time posts here."
  }

  private var interventions: HTML {
    guard companions.interventions > 0 else {
      return "<strong>Access to interventions:</strong> no requirement to be delivered is recorded."
    }
    return """
      <strong>Access to interventions:</strong> nothing is recorded as done of \(Figures.number(companions.notBegun)) of \
      \(Figures.counted(companions.interventions, "requirement", "requirements")) in force.
      """
  }
}
