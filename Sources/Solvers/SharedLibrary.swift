import Glibc

/// A library of the system that is looked for when it is needed, so that the program runs where it is missing.
struct SharedLibrary: @unchecked Sendable {
  // A handle of the dynamic loader may be used from any thread, and it is never closed.
  private let handle: UnsafeMutableRawPointer

  /// Opens the first of these names that the loader finds; nil when there is none.
  init?(_ names: [String]) {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        self.handle = handle
        return
      }
    }
    return nil
  }

  /// A function of the library by its name; nil when it has none. The type has to be that of the library's header.
  func function<Function>(_ name: String) -> Function? {
    guard let symbol = dlsym(handle, name) else { return nil }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
