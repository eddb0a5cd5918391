import Casework
import DataFormat
import Foundation
import TestSupport

@testable import Web

/// Ways in which somebody might find out about a case that is kept from them: addresses to open and forms to send.
struct SecretProbe: Sendable {
  let target: String
  /// Nil for a page.
  var form: [String: String]?

  /// All that are known, in an order that a seed decides.
  ///
  /// - Parameters:
  ///   - secret: the case that is looked for; the probes name it, its parts, and what it says.
  static func all(for secret: DistanceWorld.Secret, seed: UInt64) -> [SecretProbe] {
    var random = SeededRandom(seed: seed)
    return (pages(secret) + lists(secret) + searches(secret) + records(secret)).shuffled(using: &random)
  }

  private static func query(_ fields: [(String, String)]) -> String { Address.query(fields.map { ($0.0, $0.1) }) }

  private static func pages(_ secret: DistanceWorld.Secret) -> [SecretProbe] {
    let units = ["/units/team/T1", "/units/pdu/P1", "/units/region/R1", "/units/nation/EW"]
    let ends = [
      "", "/overview.csv", "/allocation", "/allocation.csv", "/rebalance", "/caseload", "/caseload.csv", "/unallocated",
      "/data-quality", "/staffing", "/people", "/cases", "/cases.csv",
    ]
    let own = [
      "/", "/cases", "/cases.csv", "/unallocated", "/data-quality", "/disagreements", "/staffing", "/people", "/search",
      "/audit", "/extracts", "/extracts/1", "/records", "/practitioners/1", "/practitioners/2",
      "/practitioners/2?workload=show", "/practitioners/2/cases", "/practitioners/2/cases.csv", "/posts/1/explanation",
      "/posts/2/explanation", "/cases/\(secret.crn)", "/cases/\(secret.crn.lowercased())", "/cases/\(secret.crn)%20",
      "/cases/\(secret.crn)/open", "/cases/\(secret.crn)/practitioners", "/cases/\(secret.crn)/practitioners/compare",
      "/cases/\(secret.surname)",
    ]
    let findings = FindingKind.allCases.flatMap { kind in
      ["/data-quality/\(kind.rawValue)", "/data-quality/\(kind.rawValue)?level=team&code=T1"]
    }
    let trail =
      ["crn", "staff", "account"].map { "/audit?\($0)=\(secret.crn)" } + ["/audit?crn=\(secret.surname)"]
      + ["view-case", "view-cases", "search", "record-change", "view-record"].flatMap {
        ["/audit?action=\($0)", "/audit?action=\($0)&crn=\(secret.crn)"]
      }
    return (own + findings + trail + units.flatMap { unit in ends.map { unit + $0 } }).map { SecretProbe(target: $0) }
  }

  /// Every list in every order, by every filter, and by words that the case has in it.
  private static func lists(_ secret: DistanceWorld.Secret) -> [SecretProbe] {
    let values: [CaseFilter: [String]] = [
      .tier: ["A0", "A1", "A2", "A3", "B0", "B1", "B2", "B3", "C0", "C1", "C2", "C3", "D0", "D1", "D2", "D3", "UT"],
      .type: ["community-order", "suspended-sentence-order"], .holder: ["S2", "none"],
    ]
    var probes: [SecretProbe] = []
    for list in ["/cases", "/units/team/T1/cases", "/practitioners/2/cases"] {
      for end in ["", ".csv"] {
        for sort in CaseSort.allCases {
          for order in ["ascending", "descending"] {
            probes.append(SecretProbe(target: "\(list)\(end)?sort=\(sort.rawValue)&order=\(order)"))
          }
        }
        for filter in CaseFilter.allCases {
          for value in values[filter] ?? ["community", "medium", "none", "male", "T1"] {
            probes.append(SecretProbe(target: "\(list)\(end)?\(filter.rawValue)=\(value)"))
          }
        }
        for word in [secret.crn, secret.surname, secret.forename, String(secret.surname.prefix(9))] {
          probes.append(SecretProbe(target: "\(list)\(end)" + query([("q", word)])))
        }
      }
      probes += [2, 3, 99].map { SecretProbe(target: "\(list)?page=\($0)") }
    }
    return probes
  }

  /// Every stretch of three letters and more of the name and number.
  private static func searches(_ secret: DistanceWorld.Secret) -> [SecretProbe] {
    var words: Set<String> = [
      "\(secret.forename) \(secret.surname)", "\(secret.surname), \(secret.forename)", secret.birth, secret.sentenced,
    ]
    for text in [secret.crn, secret.surname] {
      let letters = Array(text)
      for start in letters.indices {
        for length in [3, 4, 5, letters.count] where start + length <= letters.count {
          words.insert(String(letters[start..<start + length]))
        }
      }
    }
    return words.sorted().flatMap { word in
      [
        SecretProbe(target: "/search" + query([("q", word)])),
        SecretProbe(target: "/search" + query([("q", word), ("page", "2")])),
      ]
    }
  }

  /// Every form about a case: empty, to be changed, and sent.
  private static func records(_ secret: DistanceWorld.Secret) -> [SecretProbe] {
    DataSheets.all.filter { $0.aboutCase != nil }.flatMap { sheet -> [SecretProbe] in
      let key = ["crn": secret.crn, "number": secret.number, "kind": "rosh", "recorded_at": "2026-01-26T10:30:00Z"]
        .merging(["starts_on": secret.sentenced, "starts_at": secret.since, "staff_code": "S5"]) { $1 }
      let known = key.filter { sheet.key.contains($0.key) }
      let target = "/records/\(sheet.name)"
      let asked = query(known.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      let kinds = sheet.name == DataSheets.cases.name ? ["change"] : ["new", "change"]
      return [
        SecretProbe(target: target + "/edit" + asked), SecretProbe(target: target + "/done" + asked + "&outcome=kept"),
      ]
        + (sheet.name == DataSheets.cases.name
          ? [] : [SecretProbe(target: target + "/new" + query([("crn", secret.crn)]))])
        + kinds.map { kind in
          SecretProbe(target: target, form: known.merging(["form-kind": kind, "form-step": "check"]) { $1 })
        }
    }
  }
}
