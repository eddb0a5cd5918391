/// A few sessions that are lent to one reader each; who comes when all are lent waits for the next that is given back.
actor SessionPool {
  private let address: PostgresAddress
  private let size: Int
  private var made = 0
  private var idle: [PostgresSession] = []
  private var waiting: [CheckedContinuation<PostgresSession, Never>] = []

  init(_ address: PostgresAddress, size: Int) {
    self.address = address
    self.size = size
  }

  /// A session that nobody else has. It must be given back.
  func take() async -> PostgresSession {
    if let session = idle.popLast() { return session }
    if made < size {
      made += 1
      return PostgresSession(address)
    }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func giveBack(_ session: PostgresSession) {
    guard !waiting.isEmpty else { return idle.append(session) }
    waiting.removeFirst().resume(returning: session)
  }
}
