import Caseload
import Casework
import Rules
import Workload

/// The forms below somebody's available time: duties, reductions that others approve, readiness, and adjustments.
struct AvailabilityForms {
  let model: AvailabilityPage
  let form: AvailabilityForm
  let pack: RulePack
  let token: FormToken

  private var words: AvailabilityWords { AvailabilityWords(pack: pack) }

  var html: HTML {
    guard model.mayChange, !model.posts.isEmpty else { return .empty }
    return """
      \(readiness)\(adjustments)\(requests)\(marks)<section><h2>Record a duty outside cases</h2>
      \(form.dutyForm(model, pack, token))</section>
      <section><h2>Ask for a reduction that somebody else approves</h2>
      <p>Other reductions are \(Part.link("recorded by hand", .records(.new("reductions", known: ["staff_code": model.staffCode])))), \
      with a look at what they do before they are kept.</p>
      \(form.requestForm(model, pack, token))</section>

      """
  }

  /// For managers of the person alone: nil marks are nobody's to see here.
  private var marks: HTML {
    guard let marks = model.marks else { return .empty }
    let items = marks.map { mark -> HTML in
      """
      <p>\(mark.from.text) to \(mark.until.text): \(mark.reason) <span class="quiet">\(mark.by)</span></p>
      \(form.begin(.endMark, model, token, id: String(mark.id)))<button class="button second" type="submit">End\
      <span class="hidden"> the mark from \(mark.from.text)</span></button></form>

      """
    }
    return """
      <section><h2>No more work for now</h2>
      <p>While it stands, this person comes below the others who may take a case. Whoever chooses sees until when, and not why. \
      It keeps nobody from deciding otherwise, and is no judgement of anybody’s work.</p>
      \(items)\(form.markForm(model, token))</section>

      """
  }

  private var readiness: HTML {
    let isProtected = model.posts.contains { post in post.protections.contains { $0.kind == .newlyQualified } }
    guard isProtected else { return .empty }
    return """
      <section><h2>Readiness for a full caseload</h2>
      <p>The newly qualified protection ends on its last day once readiness has been confirmed, and stands until then.</p>
      \(form.begin(.ready, model, token))<button class="button second" type="submit">Confirm readiness</button></form></section>

      """
  }

  private var adjustments: HTML {
    guard !model.adjustments.isEmpty else { return .empty }
    let items = model.adjustments.enumerated().map { index, item -> HTML in
      let last = Field(
        name: AvailabilityForm.lastField, label: "Last day of adjustment \(index + 1)", width: "short",
        value: model.day.iso)
      let review = item.review.map { ", to be reviewed by \($0.text)" } ?? ""
      return """
        <p>\(words.reason(item.reason)), \(Figures.hours(item.hours)) hours a week from \(item.from.text)\(review).</p>
        \(form.begin(.endAdjustment, model, token))\(Part.hidden("team", item.team))\(Part.hidden("reason", item.reason))\
        \(Part.hidden("starts", item.from.iso))\(last.html(id: "adjustment-\(index + 1)"))\
        <button class="button second" type="submit">End<span class="hidden"> adjustment \(index + 1)</span></button></form>

        """
    }
    return """
      <section><h2>Adjustments that stand</h2>
      <p>They have a day of review and no end of their own.</p>
      \(items)</section>

      """
  }

  private var requests: HTML {
    guard !model.requests.isEmpty else { return .empty }
    let items = model.requests.map { request -> HTML in
      let what =
        "\(words.reason(request.reason)), \(Figures.hours(request.hours)) hours a week, \(request.from.text) to \(request.until.text)"
      let decide: HTML =
        request.isOwn
        ? "<p class=\"quiet\">Somebody else decides this.</p>"
        : """
        \(form.begin(.approve, model, token, id: String(request.id)))<button class="button second" type="submit">Approve\
        <span class="hidden"> request \(request.id)</span></button></form>
        \(form.begin(.decline, model, token, id: String(request.id)))<button class="button second" type="submit">Decline\
        <span class="hidden"> request \(request.id)</span></button></form>
        """
      return "<p>\(what). Asked for by \(request.askedBy): \(request.why)</p>\n\(decide)\n"
    }
    return "<section><h2>Reductions that wait for approval</h2>\n\(items)</section>\n"
  }
}
