import Casework

extension Visit {
  /// Every page about cases, people in post and their records.
  func cases(_ address: CaseAddress) async throws -> Answer {
    let standing = try await use.standing()
    switch address {
    case .list(let query):
      return .page(framed(CaseListView(list: try await use.caseList(query), standing: standing).page))
    case .file(let query): return try await caseFile(query)
    case .detail(let crn): return try await caseDetail(crn, standing)
    case .opening(let crn): return try await openingPage(crn)
    case .unallocated(let place, let page):
      let queue = try await use.unallocated(level: place?.level, code: place?.code, page: page)
      return .page(framed(UnallocatedPage(queue: queue, standing: standing).page))
    case .choosing(let crn, let place, let all):
      let found = try await use.recommendation(crn: crn, level: place?.level, code: place?.code)
      let keepsBack = try await use.ownFigures().keepsLiveBack
      return .page(
        framed(
          ChoosingPage(
            found: found, place: place, showsAll: all, keepsOwnBack: keepsBack ? session?.person.actor.staff : nil,
            standing: standing
          ).page))
    case .comparing(let crn, let posts, let place):
      return try await comparison(crn, posts, place, standing)
    case .review(let place):
      let review = try await use.allocationReview(level: place?.level, code: place?.code)
      return .page(framed(ReviewPage(review: review, pack: use.pack, standing: standing).page))
    case .reviewFile(let place):
      let review = try await use.allocationReviewFile(level: place?.level, code: place?.code)
      let file = ReviewFile(review: review, pack: use.pack)
      return .file(file.csv, name: file.name)
    case .quality(let place):
      let overview = try await use.dataQuality(level: place?.level, code: place?.code)
      return .page(framed(QualityPage(overview: overview, standing: standing).page))
    case .findings(let kind, let place, let page):
      let list = try await use.findings(kind, level: place?.level, code: place?.code, page: page)
      return .page(framed(FindingsPage(list: list, standing: standing).page))
    case .disagreements(let page):
      return .page(framed(DisagreementsPage(list: try await use.disagreements(page: page), standing: standing).page))
    case .staffing(let place):
      let staffing = try await use.staffing(level: place?.level, code: place?.code)
      return .page(framed(StaffingView(staffing: staffing, standing: standing).page))
    case .people(let place):
      let people = try await use.people(level: place?.level, code: place?.code)
      return .page(framed(PeopleView(people: people, standing: standing, pack: use.pack).page))
    }
  }

  private func caseFile(_ query: CaseListQuery) async throws -> Answer {
    var whole = query
    whole.page = 1
    whole.pageSize = Service.casesAFile
    whole.isFile = true
    let list = try await use.caseList(whole)
    guard list.pages == 1 else {
      throw CaseworkRefusal.invalid(
        "This list has \(Figures.number(list.total)) cases. A file has \(Figures.number(Service.casesAFile)) at most: "
          + "choose a unit or a filter, and download that.")
    }
    let file = CaseListFile(list: list)
    return .file(file.csv, name: file.name)
  }
}
