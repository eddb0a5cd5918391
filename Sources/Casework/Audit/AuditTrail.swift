import Storage
enum AuditTrail {
  static func append(_ entry: AuditEntry, by actor: Actor, at moment: String, _ connection: any SQLConnection) throws {}
}
