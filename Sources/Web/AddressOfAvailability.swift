/// The address of what one person's week holds. Its forms are sent to it.
struct AvailabilityAddress: Sendable, Hashable {
  let staff: String
  /// What was just done there.
  var done: Done?

  enum Done: String, Sendable {
    case duty, ended, ready, asked, approved, declined, adjustment, marked, unmarked
  }

  var target: String {
    "/staff/\(Address.encode(staff))/availability" + Address.query([("done", done?.rawValue)])
  }

  static let shape = "/staff/{code}/availability"

  init(staff: String, done: Done? = nil) {
    self.staff = staff
    self.done = done
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) {
    guard segments.count == 3, segments[0] == "staff", !segments[1].isEmpty, segments[2] == "availability" else {
      return nil
    }
    self.init(staff: segments[1], done: fields["done"].flatMap(Done.init))
  }
}
