import HTTPTypes

/// What the site gives back, before the server sends it.
struct Answer: Sendable {
  var status: HTTPResponse.Status
  var headers: HTTPFields
  var body: String
  /// Where a form of the page may lead, beside this site.
  var formsLeadTo: [String] = []
  /// What finding out about permissions took; told with a page that is shown, and never with a refusal.
  var accessTook: ServerTiming.Access?

  static func page(_ html: HTML, _ status: HTTPResponse.Status = .ok) -> Answer {
    Answer(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: html.text)
  }

  /// Leads the browser on with a GET, so that loading the page anew sends no form again.
  static func seeOther(_ address: Address) -> Answer {
    Answer(
      status: .seeOther, headers: [.location: address.target, .contentType: "text/plain; charset=utf-8"], body: "")
  }

  /// Leads the browser on to another site. - Parameter address: made of what the service was told at its start, never of a request.
  static func seeOther(elsewhere address: String) -> Answer {
    Answer(status: .seeOther, headers: [.location: address, .contentType: "text/plain; charset=utf-8"], body: "")
  }

  static func text(_ text: String, _ status: HTTPResponse.Status = .ok) -> Answer {
    Answer(status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: text)
  }

  /// A file to keep. - Parameter name: letters, digits, dots and dashes only; other signs become dashes.
  static func file(_ csv: CSV, name: String) -> Answer {
    let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "-" })
    return Answer(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8; header=present",
        .contentDisposition: "attachment; filename=\"\(safe)\"",
      ],
      body: csv.text)
  }
}

extension Answer {
  /// The same as a refusal for a while. - Parameter seconds: until it may be tried again.
  func after(_ seconds: Int) -> Answer {
    var answer = self
    answer.status = .tooManyRequests
    answer.headers[.retryAfter] = String(max(1, seconds))
    return answer
  }
}
