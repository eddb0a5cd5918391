import Casework

extension Visit {
  /// The page of a unit; of the nation when none is named.
  ///
  /// - Parameter notice: what stands before it, on somebody's first page.
  func overview(
    _ level: String?, _ code: String?, _ sort: OverviewSort?, _ descending: Bool, notice: HTML = .empty
  ) async throws -> Answer {
    let overview = try await use.overview(level: level, code: code, sort: sort ?? .name, descending: descending)
    let hides = try await hidesOwn(in: overview)
    if let hides, overview.isOnly(hides) {
      return .page(framed(OwnFiguresPart.page(of: overview.unit, path: overview.path, standing: overview.standing)))
    }
    var page = OverviewPage(overview: overview, hides: hides, pack: use.pack).page
    page.main = notice + page.main
    return .page(framed(page))
  }

  func overviewFile(_ level: String, _ code: String, _ sort: OverviewSort?, _ descending: Bool) async throws -> Answer {
    try await use.takeFigures(level: level, code: code)
    let overview = try await use.overview(level: level, code: code, sort: sort ?? .name, descending: descending)
    let hides = try await hidesOwn(in: overview)
    if let hides, overview.isOnly(hides) {
      throw CaseworkRefusal.notAllowed("The file would hold your own percentage, which you chose not to be shown.")
    }
    let file = OverviewFile(overview: overview, hides: hides, pack: use.pack)
    return .file(file.csv, name: file.name)
  }
}
