import Caseload
package import Casework
import Workload

/// A practitioner with the figures of every post on the newest night, and as cases and hours stand now.
package struct PractitionerJSON: Encodable {
  struct Post: Encodable {
    let post: PostJSON
    let units: [UnitJSON]
    let casesHeld: Int
    let casesActive: Int
    let work: Int
    let available: String
    let availableExact: String
    let percent: String?
    let percentExact: String?
    let notComputable: [String]
  }

  let practitioner: Int
  let staffCode: String
  let name: String
  let casesHeld: Int
  let work: Int
  let available: String
  let percent: String?
  let leftOn: String?
  let standing: StandingJSON
  let posts: [Post]

  package init(_ page: PractitionerPage) {
    practitioner = page.id
    staffCode = page.staffCode
    name = page.name
    casesHeld = page.person.casesHeld
    work = page.person.work
    available = page.person.available.text(places: 2)
    percent = page.person.percent?.text(places: 1)
    leftOn = page.leftOn?.iso
    standing = StandingJSON(page.standing)
    posts = page.posts.map { post in
      Post(
        post: PostJSON(post.reference), units: post.path.map(UnitJSON.init), casesHeld: post.figure.casesHeld,
        casesActive: post.figure.casesActive, work: post.figure.work,
        available: post.figure.available.text(places: 2), availableExact: post.figure.available.exactText,
        percent: post.figure.percent?.text(places: 1), percentExact: post.figure.percent?.exactText,
        notComputable: post.notComputable)
    }
  }
}
