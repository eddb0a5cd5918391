import Caseload
import Samples

/// The two-axis tier of a case from its rows: a plain reading of the reference (tier-rules.md, sections 1 and 2), apart
/// from everything that makes the sample.
struct TwoAxisTier {
  let date: LocalDate
  let isFemale: Bool
  let orders: [WorldRow]
  let registrations: [WorldRow]
  let risk: [WorldRow]
  let needs: [WorldRow]
  let requirements: [WorldRow]
  let workItems: [WorldRow]

  private var types: [String] { registrations.filter { $0["ended_on"] == nil }.compactMap { $0["type"] } }

  private func newest(_ kind: String) -> WorldRow? {
    risk.filter { $0["kind"] == kind }.max { ($0["recorded_at"] ?? "") < ($1["recorded_at"] ?? "") }
  }

  private var assessment: WorldRow? {
    needs.filter {
      $0.whole("layer") == 3 && ["complete", "locked-incomplete"].contains($0["status"] ?? "")
        && ($0.date("completed_on").map { $0 >= date + -385 } ?? false)
    }.max { ($0["completed_on"] ?? "") < ($1["completed_on"] ?? "") }
  }

  private var hasEnforcement: Bool {
    let outcomes: Set = [
      "BRE01", "BRE02", "BRE03", "BRE04", "BRE05", "BRE06", "BRE07", "BRE08", "BRE10", "BRE13", "BRE14", "BRE16",
      "REC01", "REC02",
    ]
    return workItems.contains {
      outcomes.contains($0["outcome"] ?? "") && ($0.date("started_on").map { $0 >= date + -365 } ?? false)
    }
  }

  var protectPoints: Int {
    let score = newest("rsr")?["score"].flatMap { Double($0) } ?? 0
    let bySerious = score >= 7 && score < 99.99 ? 20 : score >= 3 && score <= 6.99 ? 10 : 0
    let byHarm = ["very-high": 150, "high": 20, "medium": 10][newest("rosh")?["band"] ?? ""] ?? 0
    let mappa = registrations.first { $0["type"] == "MAPP" && $0["ended_on"] == nil }?["level"] ?? ""
    let byMappa = ["M1": 5, "M2": 150, "M3": 150][mappa] ?? 0
    let factors: Set = ["RMDO", "ALSH", "RVLN", "RCCO", "RCPR", "RCHD", "RPIR", "RVAD", "STRG", "RTAO"]
    var women = 0
    if isFemale {
      if assessment?.whole("parenting") == 1 { women += 2 }
      if (assessment?.whole("impulsivity") ?? 0) + (assessment?.whole("temper_control") ?? 0) > 0 { women += 2 }
      if hasEnforcement { women += 2 }
    }
    return max(bySerious, byHarm) + byMappa + 2 * factors.intersection(types).count + women
  }

  var hasMandate: Bool {
    orders.contains { order in
      guard order["ended_on"] == nil else { return false }
      if ["NC", "SC"].contains(order["sentence_type"] ?? "") { return true }
      return requirements.contains {
        $0["order_number"] == order["number"] && $0["ended_on"] == nil && $0.whole("restrictive") == 0
          && !["W", "W1"].contains($0["category"] ?? "")
      }
    }
  }

  var changeLevel: Int {
    guard hasMandate else { return 0 }
    guard let assessment else { return 2 }
    // Section, standard and severe, the same for strengths and needs, weight.
    let sections: [(String, Int, Int, Int, Int, Int)] = [
      ("accommodation", 2, 7, 3, 5, 1), ("employability", 3, 7, 3, 7, 1), ("relationships", 2, 5, 2, 5, 1),
      ("lifestyle", 2, 5, 2, 5, 1), ("drug_misuse", 2, 8, 2, 6, 1), ("alcohol_misuse", 4, 7, 2, 4, 1),
      ("thinking", 4, 7, 3, 5, 2), ("attitudes", 2, 7, 1, 5, 2),
    ]
    let byStrengths = assessment.whole("strengths_and_needs") == 1
    var total = 0
    for (name, standard, severe, standardByStrengths, severeByStrengths, weight) in sections {
      guard let score = assessment.whole(name) else { continue }
      if score >= (byStrengths ? severeByStrengths : severe) {
        total += 2 * weight
      } else if score >= (byStrengths ? standardByStrengths : standard) {
        total += weight
      }
    }
    total += (newest("ogrs3")?.whole("score") ?? 0) / 10
    if types.contains("IIOM") { total += 2 }
    return total >= 20 ? 3 : total >= 10 ? 2 : 1
  }

  /// The case system's number of the tier, 1 to 32.
  var number: Int {
    let points = protectPoints
    let letter = points >= 150 ? 0 : points >= 20 ? 1 : points >= 10 ? 2 : 3
    return letter * 4 + (3 - changeLevel) + 1 + (types.contains("PRC") ? 16 : 0)
  }
}
