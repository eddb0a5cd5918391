import Casework

/// The search of the audit trail. A GET form: what is looked for stands in the address.
struct AuditForm {
  let query: AuditQuery
  let problems: [(message: String, field: String)]

  var html: HTML {
    let subjects = AuditSubjectField.allCases.map { field -> HTML in
      input(field.rawValue, field.label, query.subjectKind == field.kind ? query.subject : nil)
    }
    return """
      <form method="get" action="\(Address.audit(.events(AuditQuery())))"><div class="row">\(subjects)</div>
      <div class="row">\(input("by", "Done by", query.actor))\(actions)\(day("from", "First day", query.from))\
      \(day("until", "Last day", query.until))
      <button class="button" type="submit">Search</button></div></form>

      """
  }

  private func input(_ name: String, _ label: String, _ value: String?) -> HTML {
    """
    <div class="group"><label for="\(name)">\(label)</label>
    <input id="\(name)" name="\(name)" type="text" value="\(value ?? "")" maxlength="100" autocomplete="off" spellcheck="false"></div>

    """
  }

  private func day(_ name: String, _ label: String, _ value: String?) -> HTML {
    let problem = problems.first { $0.field == name }
    let message: HTML =
      problem.map {
        "<p class=\"message\" id=\"\(name)-error\"><span class=\"hidden\">Error: </span>\($0.message)</p>"
      } ?? .empty
    let described: HTML = problem == nil ? "\(name)-hint" : "\(name)-hint \(name)-error"
    let group: HTML = problem == nil ? "group" : "group wrong"
    return """
      <div class="\(group)"><label for="\(name)">\(label)</label>
      <p class="hint" id="\(name)-hint">For instance 2026-11-22</p>\(message)
      <input id="\(name)" name="\(name)" type="text" value="\(value ?? "")" maxlength="10" aria-describedby="\(described)" \
      autocomplete="off" spellcheck="false"></div>

      """
  }

  private var actions: HTML {
    let options = AuditAction.allCases.map { action -> HTML in
      let words = AuditWords.action(action.rawValue)
      return action == query.action
        ? "<option value=\"\(action.rawValue)\" selected>\(words)</option>"
        : "<option value=\"\(action.rawValue)\">\(words)</option>"
    }
    return """
      <div class="group"><label for="action">What was done</label>
      <select id="action" name="action"><option value="">Anything</option>\(options)</select></div>

      """
  }
}
