/// `access.yaml`: who may do what.
struct AccessTable {
  let rules: AccessRules?

  /// - Parameter levels: identifiers of the organisation's levels; empty when that table could not be read.
  init(_ file: RuleEntry, levels: [String]) {
    let minutes = file.whole("breakGlassMinutes", in: 5...720)
    var unique = Uniqueness(of: "role")
    let roles = file.entries("roles").map { entry -> AccessRole? in
      let role = Self.role(entry, levels: levels)
      unique.check(role?.id, at: "id", of: entry)
      return role
    }
    rules = minutes.map { AccessRules(roles: roles.compactMap(\.self), breakGlassMinutes: $0) }
  }

  private static func role(_ entry: RuleEntry, levels: [String]) -> AccessRole? {
    let id = entry.text("id")
    let label = entry.text("label")
    let level = level(entry, "level", levels)
    let home = entry.text("home")
    if let home, AccessRole.Home(rawValue: home) == nil {
      entry.fault(
        "home", "is \"\(home)\"; known are \(AccessRole.Home.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let isBounded = entry.optionalFlag("bounded")
    let grants = entry.entries("may").map { grant($0, levels: levels) }
    entry.refuseOtherKeys()
    guard let id, let label, let level, let home = home.flatMap(AccessRole.Home.init) else { return nil }
    return AccessRole(
      id: id, label: label, level: level, home: home, isBounded: isBounded, grants: grants.compactMap(\.self))
  }

  private static func grant(_ entry: RuleEntry, levels: [String]) -> AccessGrant? {
    let action = known(Permission.Action.self, entry, "do")
    let fields = known(Permission.Fields.self, entry, "fields")
    let relations = entry.texts("of")
    let found = (relations ?? []).enumerated().map { index, item -> AccessRelation? in
      if item.text == "own" { return .own }
      if AccessRelation.ties.contains(item.text) { return .tie(item.text) }
      if levels.isEmpty || levels.contains(item.text) { return .within(level: item.text) }
      let known = (["own"] + AccessRelation.ties + levels).joined(separator: ", ")
      entry.fault("of", item: index, line: item.line, "\"\(item.text)\" is no relation; known are \(known)")
      return nil
    }
    let downTo = entry.has("downTo") ? level(entry, "downTo", levels) : nil
    entry.refuseOtherKeys()
    guard let action, let fields, relations != nil else { return nil }
    return AccessGrant(
      permission: Permission(action, fields), relations: found.compactMap(\.self), downTo: downTo)
  }

  private static func level(_ entry: RuleEntry, _ key: String, _ levels: [String]) -> String? {
    guard let level = entry.text(key) else { return nil }
    guard levels.isEmpty || levels.contains(level) else {
      entry.fault(key, "is \"\(level)\", which is no level of organisation.yaml")
      return nil
    }
    return level
  }

  private static func known<Value: RawRepresentable<String> & CaseIterable>(
    _: Value.Type, _ entry: RuleEntry, _ key: String
  ) -> Value? {
    guard let text = entry.text(key) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
    entry.fault(key, "is \"\(text)\"; known are \(all)")
    return nil
  }
}
