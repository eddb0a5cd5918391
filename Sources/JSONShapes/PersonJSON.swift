import Workload
import Caseload
package import Casework

/// A person's figures with their working.
package struct PersonJSON: Encodable {
  let staffCode: String
  let name: String
  let casesHeld: Int
  let work: Int
  let available: String
  let percent: String?
  let leftOn: String?
  let standing: StandingJSON
  let posts: [ExplanationJSON]

  package init(_ person: PractitionerPage, _ explanations: [PostExplanation]) {
    staffCode = person.staffCode
    name = person.name
    casesHeld = person.person.casesHeld
    work = person.person.work
    available = person.person.available.text(places: 2)
    percent = person.person.percent?.text(places: 1)
    leftOn = person.leftOn?.iso
    standing = StandingJSON(person.standing)
    posts = explanations.map(ExplanationJSON.init)
  }
}
