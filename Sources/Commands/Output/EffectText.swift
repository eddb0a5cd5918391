import Caseload
import Casework
import Workload

/// What a change did to tiers and figures, as text.
struct EffectText {
  let effects: ChangeEffects

  init(_ effects: ChangeEffects) { self.effects = effects }

  /// Lines for a terminal.
  var text: String {
    var lines = effects.tiers.map { "Tier of \($0.crn): \($0.before ?? "none") → \($0.after)" }
    for post in effects.posts {
      lines.append(
        "\(post.name) (\(post.key.staff.text), \(post.key.team.text)): "
          + "\(Self.percent(post.before)) → \(Self.percent(post.after)), "
          + "cases \(Self.cases(post.before)) → \(Self.cases(post.after)), "
          + "work \(Self.work(post.before)) → \(Self.work(post.after)) points")
    }
    return lines.isEmpty ? "No tier and no figure is another." : lines.joined(separator: "\n")
  }

  private static func percent(_ figure: PostFigure?) -> String {
    guard let figure else { return "no post" }
    return figure.percent.map { "\($0.text(places: 1)) %" } ?? "not computable"
  }
  private static func cases(_ figure: PostFigure?) -> String { figure.map { "\($0.casesHeld)" } ?? "–" }
  private static func work(_ figure: PostFigure?) -> String { figure.map { "\($0.work)" } ?? "–" }
}
