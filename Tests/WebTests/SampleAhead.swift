import Caseload
import Workload

/// Four weeks ahead, made up: a release, a restricted case that ends, a report, a stage of training, a week without time.
enum SampleAhead {
  static var load: LoadAhead {
    let monday = SampleCases.day + -SampleCases.day.daysSinceMonday
    let time = Ratio(1_243, over: 50)
    func week(_ place: Int, _ work: Ratio, _ available: Ratio?, _ causes: [LoadCause] = []) -> LoadAhead.Week {
      LoadAhead.Week(monday: monday + 7 * place, work: work, available: available, causes: causes)
    }
    func cause(_ kind: LoadCause.Kind, _ reference: Int?, _ place: Int, _ hours: Ratio) -> LoadCause {
      LoadCause(kind: kind, reference: reference, day: monday + 7 * place + 3, hours: hours)
    }
    return LoadAhead(
      work: Ratio(20), available: time,
      weeks: [
        week(0, Ratio(20), time),
        week(
          1, Ratio(21), time + Ratio(1),
          [
            cause(.released, 0, 1, Ratio(3)), cause(.ends, 1, 1, Ratio(-4)),
            cause(.task("parole-report"), nil, 1, Ratio(2)),
            cause(.time(.protection(.trainee(fromMonth: 6))), nil, 1, Ratio(1)),
          ]),
        week(2, Ratio(21), .zero, [cause(.time(.absence(kind: "parental")), nil, 2, .zero - time - Ratio(1))]),
        week(3, Ratio(21), nil),
      ])
  }
}
