import Dispatch
import Glibc
import Synchronization

/// Ctrl-C, heard in place of ending the program.
final class Interruption {
  private final class Flag: Sendable {
    let hasCome = Atomic(false)
  }
  private let flag = Flag()
  private let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [flag] in flag.hasCome.store(true, ordering: .relaxed) }
    source.resume()
  }

  /// Whether it has been pressed.
  var hasCome: Bool { flag.hasCome.load(ordering: .relaxed) }
}
