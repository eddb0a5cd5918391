extension LocalDate {
  /// Whether it is a day from Monday to Friday. Bank holidays are not known here.
  public var isWorkingDay: Bool { daysSinceMonday < 5 }

  /// The last of so many working days after this day, which does not count itself.
  ///
  /// - Complexity: O(days).
  public func after(workingDays: Int) -> LocalDate {
    var day = self
    var left = workingDays
    while left > 0 {
      day = day + 1
      if day.isWorkingDay { left -= 1 }
    }
    return day
  }
}
