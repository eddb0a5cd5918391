/// Every sheet of the open format, in the order in which they are read: what a row refers to comes before it.
public enum DataSheets {
  /// `headroom-data/1`: the version of the format that the manifest names.
  public static let format = "headroom-data/1"

  public static let all: [Sheet] = [
    units, fundedPosts, staff, posts, cases, orders, registrations, risk, needs, requirements, workItems, allocations,
    reductions, absences, training, vetting, restrictions, preferences,
  ]

  public static func named(_ name: String) -> Sheet? { all.first { $0.name == name } }
}
