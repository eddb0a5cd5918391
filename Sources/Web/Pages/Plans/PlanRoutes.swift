import Caseload
import Casework
import HTTPTypes
import JSONShapes
import Planning
import Rules

extension Visit {
  /// Every page of plans.
  func plans(_ address: PlansAddress) async throws -> Answer {
    switch address {
    case .list:
      return .page(framed(PlanListView(shelf: try await use.plans(), standing: try? await use.standing()).page))
    case .one(let name, let texts):
      return try await planPage(PlanForm(texts, of: try await use.planScenario(name)))
    case .csv(let name, let texts):
      let answer = try await planFile(name, texts)
      return .file(PlanCSV(answer: answer).csv, name: "headroom-plan-\(name).csv")
    case .json(let name, let texts):
      let answer = try await planFile(name, texts)
      let json = try PlanRunJSON(answer.run, PlanBasis(answer.file, answer.run.options))
      return Answer(
        status: .ok,
        headers: [
          .contentType: "application/json; charset=utf-8",
          .contentDisposition: "attachment; filename=\"headroom-plan.json\"",
        ],
        body: try JSONText.of(json))
    case .compare(let first, let second):
      let pair = try await use.comparePlans(first, second)
      let view = PlanPairView(pair: pair, first: first, second: second, standing: try? await use.standing())
      return .page(framed(view.page))
    }
  }

  private func planFile(_ name: String, _ texts: PlanTexts) async throws -> PlanAnswer {
    let form = PlanForm(texts, of: try await use.planScenario(name))
    if let problem = form.problems.first { throw CaseworkRefusal.invalid(problem.sentence) }
    return try await use.planFile(name, trial: form.trial)
  }

  /// The plan that was asked for; with something to put right, the one without levers.
  private func planPage(_ form: PlanForm) async throws -> Answer {
    let answer = try await use.plan(form.scenario.id, trial: form.trial)
    let view = PlanView(answer: answer, form: form, token: formToken, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Keeps levers under a name; the form's token has been looked at.
  func keptPlan(_ name: String, _ fields: [String: String]) async throws -> Answer {
    guard session?.person.actor.may(.change, .plans, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role keeps no plans. Ask whoever plans for your region.")
    }
    var form = PlanForm(PlanTexts(fields), of: try await use.planScenario(name))
    form.name = fields[PlanForm.nameField] ?? ""
    form.assumptions = fields[PlanForm.assumptionsField] ?? ""
    guard let trial = form.trial else {
      if form.problems.isEmpty {
        form.problems = [FieldProblem(PlanTexts.fromField, "Try a lever first: without one there is nothing to keep.")]
      }
      return try await planPage(form)
    }
    let new = NewPlan(name: form.name, scenario: name, trial: trial, assumptions: form.assumptions)
    switch try await use.keepPlan(new) {
    case .kept(let id):
      var texts = PlanTexts(trial)
      texts.done = id
      return .seeOther(.plans(.one(name, texts)))
    case .refused(let problems):
      form.problems = problems.map { FieldProblem($0.column ?? PlanTexts.fromField, $0.message) }
      return try await planPage(form)
    }
  }
}

/// A plan as CSV: one line for each measure and quarter.
struct PlanCSV {
  let answer: PlanAnswer

  var csv: CSV {
    let run = answer.run
    let basis = PlanBasis(answer.file, run.options)
    let stamp = [
      basis.name, basis.version, String(basis.seed), String(basis.replications), basis.model,
      basis.inputs.map(\.sha256).joined(separator: " "),
    ]
    return CSV(
      heading: [
        "Measure", "Unit", "Day", "Mean", "5 %", "10 %", "25 %", "Median", "75 %", "90 %", "95 %", "Plan", "Version",
        "Seed", "Replications", "Model", "Inputs",
      ],
      rows: PlanMeasure.allCases.flatMap { measure in
        run.fan(measure).points.map { point in
          [measure.label, measure.unit, point.date.iso, "\(point.mean)"] + point.quantiles.map { "\($0)" } + stamp
        }
      })
  }
}
