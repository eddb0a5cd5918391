import Casework
import FoundationEssentials
public import Rules

#if SingleSignOn
  extension OpenIDServer {
    /// A sign-in server by its file. Throws ``SignInServerFileError``.
    ///
    /// - Parameter path: of the file; a path of the secret's file that does not begin with a slash begins where this file is.
    public static func read(_ path: String, _ pack: RulePack) throws -> OpenIDServer {
      let settings = try SignInServerFile.read(try? Data(contentsOf: URL(filePath: path)), path: path, pack)
      let secret = try ClientSecret.read(settings, besideFile: path)
      let clock = WallClock.system
      return OpenIDServer(
        settings, secret: secret, outward: HTTPOutward(), signatures: JWTKitSignatures(), now: clock.seconds)
    }
  }
#endif

/// The secret that a sign-in server knows this service by. It is in a file of its own, so that the other can be shown to anybody.
enum ClientSecret {
  /// The first line of its file.
  static func read(_ settings: SignInServerSettings, besideFile path: String) throws(SignInServerFileError) -> String {
    let folder = URL(filePath: path).deletingLastPathComponent()
    let file = URL(filePath: settings.secretFile, relativeTo: folder)
    let text = (try? Data(contentsOf: file)).flatMap { String(validating: $0, as: UTF8.self) }
    let line = text?.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard !line.isEmpty else {
      throw SignInServerFileError(
        path: path, key: "client-secret-file",
        "\(settings.secretFile) cannot be read, or its first line is empty; it must hold the client's secret")
    }
    return line
  }
}
