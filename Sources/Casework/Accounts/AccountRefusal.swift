/// Why something about an account was not done. Nothing was changed.
public enum AccountRefusal: Error, Sendable, Hashable {
  /// The password or the code that was given is not right.
  case wrong
  /// What is wrong with a password to be chosen, in sentences.
  case weak([String])
  /// Too many attempts; when to try again.
  case throttled(seconds: Int)
  /// There is no account of that name.
  case notFound
  /// Why it cannot be done as asked, for instance that the name is taken, as a sentence.
  case invalid(String)
}
