import Casework
import Rules

/// What stands in place of the sums of a unit that are kept back from the reader.
enum KeptBackPart {
  static func html(of unit: UnitReference, _ rules: ComparisonRules) -> HTML {
    Part.statement(
      "Figures of \(unit.name) are kept back.",
      under: """
        <p>So few people work here, or in a unit beside it, that its sums would be nearly somebody’s own. Sums of fewer than
        \(rules.fewestPeople) people are shown to those alone who may see people’s figures here.</p>
        """)
  }

  /// The same in a file.
  static func words(_ rules: ComparisonRules) -> String {
    "kept back: about fewer than \(rules.fewestPeople) people, or next to such a unit"
  }
}
