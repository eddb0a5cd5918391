public import FoundationEssentials

/// Reads the file about a sign-in server, and notes all that is wrong with it at once.
public enum SignInServerFile {
  /// - Parameters:
  ///   - path: of the file, for the faults.
  ///   - contents: nil where the file cannot be read.
  ///   - pack: the rules whose roles and levels groups are mapped to.
  public static func read(_ contents: Data?, path: String, _ pack: RulePack) throws(SignInServerFileError)
    -> SignInServerSettings
  {
    let faults = FaultList()
    let name = String(path.split(separator: "/").last ?? "")
    let entry = RuleFile.open(name, in: contents.map { [name: $0] } ?? [:], faults: faults)
    let found = entry.flatMap { settings($0, pack) }
    guard let found, faults.faults.isEmpty else {
      throw SignInServerFileError(path: path, faults: faults.sorted(files: [name]))
    }
    return found
  }

  private static func settings(_ file: RuleEntry, _ pack: RulePack) -> SignInServerSettings? {
    let name = file.text("name")
    let issuer = address(file, "issuer")
    let clientID = file.text("client-id")
    let secretFile = file.text("client-secret-file")
    let scopes = scopes(file)
    let claims = file.entry("claims").flatMap(names)
    let groups = groups(file, pack)
    let leadsTo = leadsTo(file)
    file.refuseOtherKeys()
    guard let name, let issuer, let clientID, let secretFile, let scopes, let claims else { return nil }
    return SignInServerSettings(
      name: name, issuer: issuer, clientID: clientID, secretFile: secretFile, scopes: scopes, claims: claims,
      groups: groups, leadsTo: leadsTo)
  }

  private static func address(_ file: RuleEntry, _ key: String) -> String? {
    guard let text = file.text(key) else { return nil }
    if SecureAddress(text) == nil { file.fault(key, SecureAddress.rule) }
    return text
  }

  private static func scopes(_ file: RuleEntry) -> [String]? {
    guard file.has("scopes") else { return ["openid", "profile", "email"] }
    guard let scopes = file.texts("scopes") else { return nil }
    if !scopes.contains(where: { $0.text == "openid" }) { file.fault("scopes", "must have openid among them") }
    for (index, scope) in scopes.enumerated() where scope.text.contains(" ") {
      file.fault("scopes", item: index, line: scope.line, "must be one word")
    }
    return scopes.map(\.text)
  }

  private static func names(_ entry: RuleEntry) -> SignInServerSettings.Claims? {
    let name = entry.has("name") ? entry.text("name") : "preferred_username"
    let display = entry.has("display-name") ? entry.text("display-name") : "name"
    let staff = entry.has("staff-code") ? entry.text("staff-code") : nil
    let groups = entry.text("groups")
    entry.refuseOtherKeys()
    guard let name, let display, let groups else { return nil }
    return .init(name: name, displayName: display, staff: staff, groups: groups)
  }

  private static func leadsTo(_ file: RuleEntry) -> [String] {
    guard file.has("leads-to") else { return [] }
    let items = file.texts("leads-to") ?? []
    return items.enumerated().compactMap { index, item in
      guard let address = SecureAddress(item.text), address.origin == item.text else {
        file.fault(
          "leads-to", item: index, line: item.line, "must be https:// and a host, without a path")
        return nil
      }
      return address.origin
    }
  }

  // MARK: - Groups

  private static func groups(_ file: RuleEntry, _ pack: RulePack) -> [SignInServerSettings.Group] {
    var seen: Set<SignInServerSettings.Group> = []
    return file.entries("groups").compactMap { entry in
      guard let group = group(entry, pack) else { return nil }
      guard seen.insert(group).inserted else {
        entry.fault("group", "stands here twice with the same role")
        return nil
      }
      return group
    }
  }

  private static func group(_ entry: RuleEntry, _ pack: RulePack) -> SignInServerSettings.Group? {
    let value = entry.text("group")
    let role = entry.has("role") ? entry.text("role") : nil
    let unit = entry.has("unit") ? entry.text("unit") : nil
    entry.refuseOtherKeys()
    guard let value else { return nil }
    guard let role else {
      if unit != nil { entry.fault("unit", "needs a role beside it") }
      return .init(value: value, role: nil, level: nil, code: nil)
    }
    guard let known = pack.access.role(role) else {
      let all = pack.access.roles.map(\.id).joined(separator: ", ")
      entry.fault("role", "is \"\(role)\", which is no role; known are \(all)")
      return nil
    }
    if known.isBounded {
      entry.fault("role", "is \"\(role)\", which is only given until a day; give it to the account here, with that day")
    }
    guard let unit else {
      if known.level != pack.levels.first?.id {
        entry.fault("role", "is held for a unit; give it, for instance unit: \(known.level):CODE")
      }
      return .init(value: value, role: role, level: nil, code: nil)
    }
    let parts = unit.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].count <= 50, pack.levels.contains(where: { $0.id == parts[0] })
    else {
      let all = pack.levels.map(\.id).joined(separator: ", ")
      entry.fault("unit", "must be LEVEL:CODE, where the level is one of \(all)")
      return nil
    }
    return .init(value: value, role: role, level: parts[0], code: parts[1])
  }
}
