/// What pages ask that is about people themselves: what they see of their own figures, and what is shared of anybody's data.
public typealias PeopleUse = AvailabilityUse & ByHandUse & ConcernUse & DisclosureUse & HelpUse & HoursUse
  & OwnFiguresUse
  & SubjectUse & TieUse & TimeStudyUse & WeeklySummaryUse
