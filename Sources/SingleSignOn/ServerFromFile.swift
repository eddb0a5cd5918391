#if SingleSignOn
  import Casework
  import FoundationEssentials
  public import Rules

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
