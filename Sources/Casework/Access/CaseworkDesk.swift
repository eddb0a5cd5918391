/// Where a request becomes somebody's: pages and programs ask for nothing before they said who asks.
public protocol CaseworkDesk: Sendable {
  /// The use cases as this actor may call them. Every refusal comes from them, not from the pages.
  func use(as actor: Actor) -> any CaseworkUse
}

extension Service: CaseworkDesk {
  public func use(as actor: Actor) -> any CaseworkUse {
    var service = acting(as: actor)
    service.watch = AccessWatch()
    return service
  }
}
