import Caseload
import Casework
import Workload

/// What a change did to tiers and figures, as text and as JSON.
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

/// The same as JSON carries it.
struct EffectsJSON: Encodable {
  struct Tier: Encodable {
    let crn: String
    let before: String?
    let after: String
  }
  struct Figure: Encodable {
    let percent: String?
    let percentExact: String?
    let casesHeld: Int
    let casesActive: Int
    let work: Int

    init(_ figure: PostFigure) {
      percent = figure.percent?.text(places: 1)
      percentExact = figure.percent?.exactText
      casesHeld = figure.casesHeld
      casesActive = figure.casesActive
      work = figure.work
    }
  }
  struct Post: Encodable {
    let staffCode: String
    let team: String
    let name: String
    let before: Figure?
    let after: Figure?
  }
  let tiers: [Tier]
  let posts: [Post]

  init(_ effects: ChangeEffects) {
    tiers = effects.tiers.map { Tier(crn: $0.crn, before: $0.before, after: $0.after) }
    posts = effects.posts.map {
      Post(
        staffCode: $0.key.staff.text, team: $0.key.team.text, name: $0.name, before: $0.before.map(Figure.init),
        after: $0.after.map(Figure.init))
    }
  }
}
