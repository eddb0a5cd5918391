import Casework
import Rules

#if SingleSignOn
  import SingleSignOn

  /// Reads the file about a sign-in server, and begins to ask what the server says about itself.
  let signInServer: (@Sendable (String, RulePack) throws -> any SignInServer)? = { path, pack in
    let server = try OpenIDServer.read(path, pack)
    Task { await server.prepare() }
    return server
  }
#else
  /// This program was built without sign-in servers.
  let signInServer: (@Sendable (String, RulePack) throws -> any SignInServer)? = nil
#endif
