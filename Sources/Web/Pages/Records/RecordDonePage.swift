import Casework
import DataFormat

/// What came of a form: recorded, recorded and waiting, or there already; and where to go from here.
struct RecordDonePage {
  let sheet: Sheet
  let key: [String: String]
  let outcome: RecordAddress.Outcome
  let standing: Standing?

  private var heading: String {
    switch outcome {
    case .kept: "Recorded"
    case .waiting: "Recorded, and waiting for the case system"
    case .same: "It says this already"
    }
  }

  private var sentence: String {
    switch outcome {
    case .kept: "The \(sheet.row) is recorded. It stands at once, in lists and in figures."
    case .waiting:
      "The \(sheet.row) is recorded and counts at once. It is marked wherever it shows until the case system says the same."
    case .same: "The \(sheet.row) says exactly this already, so nothing was changed."
    }
  }

  var page: Page {
    Page(
      title: heading, section: .records, breadcrumbs: sheet.crumbs, standing: standing,
      main: """
        <h1>\(heading)</h1>
        <div class="notice" role="status"><p>\(sentence)</p></div>
        <ul class="plain">\(ways)</ul>
        """)
  }

  private var ways: [HTML] {
    var links: [HTML] = []
    func add(_ words: String, _ address: Address) { links.append("<li>\(Part.link(words, address))</li>\n") }
    let crn = sheet.aboutCase.flatMap { key[$0.name] }
    if let crn { add("Go to case \(crn)", .cases(.detail(crn: crn))) }
    if let staff = key["staff_code"] { add("Find \(staff)", .search(staff)) }
    if sheet.key.count == key.count, !sheet.isHistory {
      add("Change this \(sheet.row)", .records(.edit(sheet.name, key: key)))
    }
    if sheet.key.count > 1, let first = sheet.key.first, let value = key[first] {
      add("Record another \(sheet.row) for \(value)", .records(.new(sheet.name, known: [first: value])))
    } else {
      add("Record another \(sheet.row)", .records(.new(sheet.name)))
    }
    add("All kinds of records", .records(.list))
    return links
  }
}
