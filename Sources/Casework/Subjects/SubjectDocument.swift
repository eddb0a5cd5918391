/// A draft, or what was reviewed of it, as one HTML document that needs nothing else.
struct SubjectDocument {
  let draft: SubjectDraft
  /// The rules by which it was made.
  let madeOf: String

  private var isReviewed: Bool { draft.reviewedAt != nil }

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en-GB"><head><meta charset="utf-8"><title>What is held about \(plain(draft.subject.code))</title></head>
    <body><h1>What is held about \(plain(draft.subject.code))</h1>
    <p>\(state)</p>
    <p>Gathered at \(plain(draft.madeAt)) (UTC) by \(plain(draft.madeBy)), with the rules \(plain(madeOf)).</p>
    \(draft.data.sections.map(section).joined())</body></html>

    """
  }

  private var state: String {
    guard let reviewedAt = draft.reviewedAt else {
      return "<strong>Draft. Not to be given out: nobody has read it yet.</strong> What names others is marked."
    }
    return
      "Reviewed at \(plain(reviewedAt)) (UTC) by \(plain(draft.reviewedBy ?? "")). Items left out: \(draft.leftOut.count)."
  }

  private func section(_ section: SubjectData.Section) -> String {
    """
    <h2>\(plain(section.heading))</h2>
    <p>Source: \(plain(section.source)).</p>
    <ol>
    \(section.items.map(item).joined())</ol>

    """
  }

  private func item(_ item: SubjectData.Item) -> String {
    if isReviewed, draft.leftOut.contains(item.number) {
      return "<li value=\"\(item.number)\">Left out, because it is about somebody else or may not be given out.</li>\n"
    }
    let facts = item.facts.map { fact in
      let mark = fact.namesOthers && !isReviewed ? " <strong>[names others]</strong>" : ""
      return "<dt>\(plain(fact.label))</dt><dd>\(plain(fact.value))\(mark)</dd>"
    }
    return "<li value=\"\(item.number)\"><dl>\(facts.joined())</dl></li>\n"
  }

  /// A text that cannot be taken for markup.
  private func plain(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
