public import Casework
import Glibc
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The pages over HTTP: on this machine, or behind a proxy that terminates TLS. Prints nothing but log lines to the standard error
/// output.
public struct WebServer: Sendable {
  private let desk: any CaseworkDesk
  private let accounts: any AccountUse
  private let elsewhere: (any SignInElsewhere)?
  private let address: BindAddress
  private let listening: @Sendable (Listening) -> Void

  /// What there is to say once the server listens.
  public struct Listening: Sendable, Hashable {
    /// The address to open, the real port in it.
    public let address: String
    /// Where the first account is made, while nobody has one.
    public let firstRun: FirstRun?
  }

  /// The page of the first account and the code that it asks for.
  public struct FirstRun: Sendable, Hashable {
    public let address: String
    /// Good for one account, until the next start.
    public let code: String
  }

  /// - Parameters:
  ///   - elsewhere: the organisation's own sign-in server; nil where people sign in here only.
  ///   - listening: called once.
  public init(
    desk: any CaseworkDesk, accounts: any AccountUse, elsewhere: (any SignInElsewhere)? = nil, address: BindAddress,
    listening: @escaping @Sendable (Listening) -> Void
  ) {
    self.desk = desk
    self.accounts = accounts
    self.elsewhere = elsewhere
    self.address = address
    self.listening = listening
  }

  /// Serves until SIGINT or SIGTERM, then finishes what is under way.
  ///
  /// - Throws: ``Assets/Missing`` when the style sheet is not beside the program; ``PortTaken``; ``NobodyYet``.
  public func run() async throws {
    let site = Site(
      desk: desk, accounts: accounts, assets: try Assets(), log: AccessLog(), front: address.front,
      elsewhere: elsewhere)
    let code = try await accounts.isUnclaimed() ? try await firstCode(site) : nil
    var logger = Logger(label: "headroom.server") { StreamLogHandler.standardError(label: $0) }
    // What fails to start is thrown; what a connection does wrong is not worth a line.
    logger.logLevel = .critical
    let application = Application(
      responder: SiteResponder(site: site),
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
      onServerRunning: { channel in report(port: channel.localAddress?.port ?? 0, code) },
      logger: logger)
    do { try await application.runService() } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw PortTaken(port: address.port)
    }
  }

  /// The code of the first-run page. Beyond this machine there is no such page: whoever came first would own the service.
  private func firstCode(_ site: Site) async throws -> String? {
    guard site.isFirstRunHere else { throw NobodyYet() }
    return try await accounts.makeClaimCode()
  }

  private func report(port: Int, _ code: String?) {
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    let direct = "http://\(host):\(port)"
    let page = code.map { FirstRun(address: direct + Address.signIn(.firstRun).target, code: $0) }
    switch address.front {
    case .direct: listening(Listening(address: direct, firstRun: page))
    case .tls(let name): listening(Listening(address: "https://\(name)", firstRun: nil))
    }
  }
}

/// Nobody has an account yet, so the service is not put where others reach it.
public struct NobodyYet: Error, Sendable, CustomStringConvertible {
  /// What to do first.
  public var description: String {
    "Nobody has an account yet, so Headroom is not served beyond this machine. Make the first account with: "
      + "headroom account add NAME --role administrator"
  }
}

/// Another program listens on the port already.
public struct PortTaken: Error, Sendable, CustomStringConvertible {
  let port: Int
  /// What happened and what to do.
  public var description: String {
    "Another program on this machine listens on port \(port) already. Stop it, or take another port with --port (0 takes a free one)."
  }
}

/// Carries requests to the site and answers back.
private struct SiteResponder: HTTPResponder {
  let site: Site

  func respond(to request: Request, context: Connection) async throws -> Response {
    var form: [UInt8] = []
    if RequestLimits.takesForm(request.head), RequestLimits.refusal(of: request.head) == nil {
      form = Array(buffer: try await request.body.collect(upTo: RequestLimits.longestForm))
    } else if APIBody.isToBeRead(request.head) {
      form = Array(buffer: try await request.body.collect(upTo: APIBody.longest))
    }
    let answer = await site.answer(
      to: request.head, body: form, port: context.port, source: context.source(of: request, site.front))
    let response = Response(
      status: answer.status, headers: answer.headers, body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// A request's connection: which of our ports it came in by, and from where.
private struct Connection: RequestContext {
  var coreContext: CoreRequestContextStorage
  let port: Int
  private let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    port = source.channel.localAddress?.port ?? 0
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }

  func source(of request: Request, _ front: Front) -> String {
    front.source(of: peer, noted: HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] })
  }
}
