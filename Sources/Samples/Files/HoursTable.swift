internal import Caseload

extension SampleWorkbook {
  /// The heading row of the table of hours.
  public static let hoursHeadings = [
    "staff_code", "team_code", "contracted_hours", "reduction_hours", "reduction_reason", "reduction_start",
    "reduction_end",
  ]

  /// Writes contracted hours and reductions of every post as CSV, hours a week.
  ///
  /// A post without a reduction has one row with the last four fields empty, a post with two reductions has two rows.
  /// A few posts have no row at all: nobody recorded their hours.
  public static func writeHours(_ service: SampleService, to path: String) throws(SampleFileError) {
    try WholeFile.write(path, text: hoursText(service))
  }

  static func hoursText(_ service: SampleService) -> String {
    var text = hoursHeadings.joined(separator: ",") + "\n"
    for post in service.posts {
      guard let hours = post.hours else { continue }
      let start = "\(post.key.staff),\(post.key.team),\(hours.contracted.text),"
      if hours.reductions.isEmpty { text += start + ",,,\n" }
      for reduction in hours.reductions {
        text += start + "\(reduction.hours.text),\(reduction.reason),\(reduction.start.iso),\(reduction.end.iso)\n"
      }
    }
    return text
  }
}
