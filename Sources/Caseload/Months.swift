extension LocalDate {
  /// The same day so many months later, or the last day of that month where it has no such day.
  public func adding(months: Int) -> LocalDate {
    let (year, month, day) = yearMonthDay
    let count = year * 12 + month - 1 + months
    let target = (year: count / 12, month: count % 12 + 1)
    let last = Self.days(in: target.month, of: target.year)
    return LocalDate(year: target.year, month: target.month, day: min(day, last)) ?? self
  }
}
