import Caseload
import Casework
import HTTPTypes
import Rules
import Workload

extension Visit {
  func studiesPage(_ form: FormByHand = FormByHand(), done: HoursAddress.StudyDone? = nil) async throws -> Answer {
    let view = TimeStudiesView(
      model: try await use.timeStudies(), form: form, done: done, token: formToken,
      standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  func studiesFile() async throws -> Answer {
    let page = try await use.timeStudiesFile()
    return .file(StudyWords.file(page), name: "headroom-time-studies-\(page.day.iso).csv")
  }

  /// Takes recorded minutes, or the design of a study; its token has been looked at.
  func sentStudy(_ fields: [String: String]) async throws -> Answer {
    var form = FormByHand(texts: fields)
    let actor = session?.person.actor
    switch form.text(FormByHand.stepField) {
    case TimeStudiesView.record:
      guard actor?.may(.change, .workItems, use.pack.access) == true else {
        throw CaseworkRefusal.notAllowed("Your role records no work.")
      }
      let on = LocalDate(iso: form.text(TimeStudiesView.onField))
      let minutes = form.whole(TimeStudiesView.minutesField)
      let study = form.whole(TimeStudiesView.studyField)
      if study == nil { form.problems.append(FieldProblem(TimeStudiesView.studyField, "Select what it was.")) }
      if minutes == nil {
        form.problems.append(FieldProblem(TimeStudiesView.minutesField, "Enter whole minutes, for instance 45."))
      }
      if on == nil { form.problems.append(FieldProblem(TimeStudiesView.onField, "Enter the day as 2026-11-22.")) }
      guard let on, let minutes, let study else { return try await studiesPage(form) }
      let problems = try await use.recordTime(
        NewTimeRecord(study: study, minutes: minutes, on: on, seen: form.seen))
      if problems.isEmpty { return .seeOther(.hours(.studies(done: .recorded))) }
      form.problems = problems.map { FieldProblem($0.column ?? TimeStudiesView.studyField, $0.message) }
    case TimeStudiesView.begin:
      guard actor?.may(.change, .policy, use.pack.access) == true else {
        throw CaseworkRefusal.notAllowed("Your role begins no studies. Ask whoever plans for the service.")
      }
      let work = StudiedWork(code: form.text(TimeStudiesView.workField))
      let target = form.whole(TimeStudiesView.targetField)
      if work == nil { form.problems.append(FieldProblem(TimeStudiesView.workField, "Select what is measured.")) }
      if target == nil {
        form.problems.append(FieldProblem(TimeStudiesView.targetField, "Enter a whole number, for instance 60."))
      }
      let days = form.days()
      if let days, days.until == nil {
        form.problems.append(FieldProblem(FormByHand.untilField, "Enter the last day: a study ends."))
      }
      guard let work, let target, let from = days?.from, let until = days?.until, form.problems.isEmpty else {
        return try await studiesPage(form)
      }
      let problems = try await use.startTimeStudy(
        NewTimeStudy(work: work, target: target, from: from, until: until, why: form.text(FormByHand.reasonField)))
      if problems.isEmpty { return .seeOther(.hours(.studies(done: .begun))) }
      form.add(problems)
    default: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
    return try await studiesPage(form)
  }
}
