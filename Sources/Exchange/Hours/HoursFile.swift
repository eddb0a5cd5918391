public import Caseload
import Foundation
import SwiftCSV

/// One post's hours as a file gives them.
public struct HoursRecord: Sendable, Hashable {
  public struct Reduction: Sendable, Hashable {
    public let reason: String
    public let hours: WeeklyHours
    /// First and last day, both included.
    public let start: LocalDate
    public let end: LocalDate
  }
  public let post: PostKey
  public let contracted: WeeklyHours
  public var reductions: [Reduction]
}

/// Why a file of hours was turned away; nothing of it is used.
public struct HoursRefusal: Error, Sendable, CustomStringConvertible {
  /// Each a sentence with its row.
  public let faults: [String]
  public var description: String { faults.joined(separator: "\n") }
}

/// Contracted hours and reductions as CSV, one row for each post and reduction:
///
///     staff_code,team_code,contracted_hours,reduction_hours,reduction_reason,reduction_start,reduction_end
///     N53ICDE,N53IAV,22.2,3.7,trade-union-facility-time,2026-04-01,2027-03-31
///
/// The last four fields are empty in a row without a reduction. A post with two reductions has two rows with the same contracted hours.
public enum HoursFile {
  public static let columns = [
    "staff_code", "team_code", "contracted_hours", "reduction_hours", "reduction_reason", "reduction_start",
    "reduction_end",
  ]
  /// No post has more hours a week: more is taken for a slip of the pen (assumption).
  static let mostHours = WeeklyHours(hundredths: 6_000)
  /// A nation's file is under 2 MB.
  static let largestFile = 50_000_000

  /// - Parameter reasons: the identifiers of the rule pack's reduction reasons.
  public static func read(path: String, reasons: Set<String>) throws(HoursRefusal) -> [HoursRecord] {
    let text: String
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      guard data.count <= largestFile, let decoded = String(data: data, encoding: .utf8) else {
        throw HoursRefusal(faults: [
          "\(path) is not a text file in UTF-8 of at most 50 MB. Save the hours as CSV (UTF-8) and try again."
        ])
      }
      text = decoded
    } catch let refusal as HoursRefusal {
      throw refusal
    } catch {
      throw HoursRefusal(faults: ["\(path) cannot be read. Check the name and the permissions."])
    }
    return try read(text: text, reasons: reasons)
  }

  static func read(text: String, reasons: Set<String>) throws(HoursRefusal) -> [HoursRecord] {
    let table: EnumeratedCSV
    do { table = try EnumeratedCSV(string: text.replacingOccurrences(of: "\u{FEFF}", with: "")) } catch {
      throw HoursRefusal(faults: ["The file is not well-formed CSV: \(error). Look for an unclosed quotation mark."])
    }
    guard table.header.map({ $0.trimmingCharacters(in: .whitespaces) }) == columns else {
      throw HoursRefusal(faults: ["Row 1 has to be the headings \(columns.joined(separator: ",")), in this order."])
    }
    var order: [PostKey] = []
    var records: [PostKey: HoursRecord] = [:]
    var faults: [String] = []
    for (index, cells) in table.rows.enumerated() where !cells.allSatisfy({ $0.isEmpty }) {
      do throws(HoursFault) {
        let row = try HoursRow(cells, reasons: reasons)
        if let known = records[row.post] {
          guard known.contracted == row.contracted else {
            throw HoursFault(
              "contracted_hours is \(row.contracted.text) here and \(known.contracted.text) in an earlier row of the same post"
            )
          }
        } else {
          order.append(row.post)
          records[row.post] = HoursRecord(post: row.post, contracted: row.contracted, reductions: [])
        }
        if let reduction = row.reduction { records[row.post]?.reductions.append(reduction) }
      } catch {
        faults.append("Row \(index + 2): \(error.sentence).")
      }
    }
    guard faults.isEmpty else { throw HoursRefusal(faults: faults) }
    return order.compactMap { records[$0] }
  }
}

private struct HoursFault: Error {
  let sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}

private struct HoursRow {
  let post: PostKey
  let contracted: WeeklyHours
  let reduction: HoursRecord.Reduction?

  init(_ raw: [String], reasons: Set<String>) throws(HoursFault) {
    let cells = raw.map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count == HoursFile.columns.count else {
      throw HoursFault("it has \(cells.count) fields, not \(HoursFile.columns.count)")
    }
    guard !cells[0].isEmpty, !cells[1].isEmpty, cells[0].count <= 255, cells[1].count <= 255 else {
      throw HoursFault("staff_code and team_code have to be filled in, with at most 255 characters")
    }
    post = PostKey(staff: StaffCode(cells[0]), team: TeamCode(cells[1]))
    contracted = try Self.hours(cells[2], "contracted_hours", atMost: HoursFile.mostHours)
    guard !cells[3...].allSatisfy(\.isEmpty) else {
      reduction = nil
      return
    }
    let hours = try Self.hours(cells[3], "reduction_hours", atMost: contracted)
    guard reasons.contains(cells[4]) else {
      throw HoursFault("“\(cells[4].prefix(60))” is not a reduction reason of the rules")
    }
    guard let start = LocalDate(iso: cells[5]), let end = LocalDate(iso: cells[6]) else {
      throw HoursFault("reduction_start and reduction_end have to be dates such as 2026-04-01")
    }
    guard end >= start else { throw HoursFault("reduction_end is before reduction_start") }
    reduction = HoursRecord.Reduction(reason: cells[4], hours: hours, start: start, end: end)
  }

  private static func hours(_ text: String, _ column: String, atMost most: WeeklyHours) throws(HoursFault)
    -> WeeklyHours
  {
    guard let hours = WeeklyHours(text), hours <= most else {
      throw HoursFault(
        "\(column) “\(text.prefix(20))” has to be hours from 0 to \(most.text) with at most two decimals, such as 22.2")
    }
    return hours
  }
}
