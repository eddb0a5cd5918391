/// The incumbent's gate: fewer people in the T2A sheet than among the active cases, or the workbook is turned away.
///
/// Both numbers are sums of V-CRN_Count. Unlike the incumbent's, the gate does not open for a cell that it cannot read.
struct T2AGate {
  struct Sum {
    var people = 0
    var unreadable = 0
    var rows = 0
  }
  var t2a = Sum()
  var active = Sum()

  /// Why the workbook is turned away, or nil.
  var refusal: (reason: ExtractRefusal.Reason, message: String)? {
    if t2a.rows == 0, active.rows == 0 {
      return (
        .emptyWorkbook,
        "The workbook is empty: neither T2A nor WMT_Extract_Filtered has a row under its headings. Nothing was changed. "
          + "Ask for a new extract."
      )
    }
    let sums = "T2A adds up to \(grouped(t2a.people)) and WMT_Extract_Filtered to \(grouped(active.people))"
    // A sum can only grow by what an unreadable cell really holds, so too small a sum on the right is still safe.
    if t2a.unreadable > 0 || t2a.people >= active.people && active.unreadable > 0 {
      let cells = t2a.unreadable + active.unreadable
      return (
        .t2aGate,
        "It cannot be told whether the T2A sheet has fewer people than the active cases: \(grouped(cells)) "
          + "\(cells == 1 ? "cell" : "cells") of V-CRN_Count cannot be read. Without them \(sums). Nothing was changed. "
          + "Mend those cells or ask for a new extract."
      )
    }
    guard t2a.people >= active.people else { return nil }
    return (
      .t2aGate,
      "The T2A sheet has as many people as the active cases, or more, which means that one of them is wrong: by V-CRN_Count "
        + "\(sums). Nothing was changed. Ask whoever makes the extract to check both sheets."
    )
  }
}
