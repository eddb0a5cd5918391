import Caseload
package import Casework
import Workload

/// What a change did to tiers and figures, as JSON carries it.
package struct EffectsJSON: Encodable {
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

  package init(_ effects: ChangeEffects) {
    tiers = effects.tiers.map { Tier(crn: $0.crn, before: $0.before, after: $0.after) }
    posts = effects.posts.map {
      Post(
        staffCode: $0.key.staff.text, team: $0.key.team.text, name: $0.name, before: $0.before.map(Figure.init),
        after: $0.after.map(Figure.init))
    }
  }
}
