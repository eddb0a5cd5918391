import Foundation
import Glibc

/// The times of one command, in seconds since its process began.
struct PlanTime: Sendable {
  /// When searching ends, so that what follows fits in as well; nil for no limit.
  let searchEnd: Double?
  /// When the answer has to be on its way.
  let end: Double?
  private let begin: ContinuousClock.Instant

  init(seconds: Double?) {
    begin = ContinuousClock.now - .seconds(Self.secondsSinceStart())
    // Printing the plan and ending the program take some tenths of a second of a slow machine.
    searchEnd = seconds.map { max($0 - 0.5, $0 * 0.6) }
    end = seconds.map { max($0 - 0.35, $0 * 0.75) }
  }

  /// Seconds since the process began.
  @Sendable func elapsed() -> Double { (ContinuousClock.now - begin) / .seconds(1) }

  /// How long the process has been there, which on a busy machine may be a second before its first line runs. Source: the
  /// twenty-second field of the kernel's status line, in clock ticks since the machine began. 0 where there is none.
  private static func secondsSinceStart() -> Double {
    var now = timespec()
    guard clock_gettime(CLOCK_BOOTTIME, &now) == 0,
      let status = FileManager.default.contents(atPath: "/proc/self/stat"),
      // The name of the program, in brackets, may have spaces; fields are counted from what follows it.
      let rest = String(decoding: status, as: UTF8.self).split(separator: ")").last,
      let ticks = rest.split(separator: " ").dropFirst(19).first.flatMap({ Double($0) })
    else { return 0 }
    let uptime = Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    return max(0, min(uptime - ticks / Double(sysconf(Int32(_SC_CLK_TCK))), 60))
  }
}
