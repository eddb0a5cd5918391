public import Casework
import Glibc
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The pages over HTTP on this machine. Prints nothing but log lines to the standard error output.
public struct WebServer: Sendable {
  private let reads: any CaseworkReads
  private let writes: any CaseworkWrites
  private let address: BindAddress
  private let listening: @Sendable (String) -> Void

  /// - Parameter listening: called once with the address to open, the real port in it.
  public init(
    reads: any CaseworkReads, writes: any CaseworkWrites, address: BindAddress,
    listening: @escaping @Sendable (String) -> Void
  ) {
    self.reads = reads
    self.writes = writes
    self.address = address
    self.listening = listening
  }

  /// Serves until SIGINT or SIGTERM, then finishes what is under way.
  ///
  /// - Throws: ``Assets/Missing`` when the style sheet is not beside the program; ``PortTaken``.
  public func run() async throws {
    let site = Site(reads: reads, writes: writes, assets: try Assets(), log: AccessLog())
    var logger = Logger(label: "headroom.server") { StreamLogHandler.standardError(label: $0) }
    // What fails to start is thrown; what a connection does wrong is not worth a line.
    logger.logLevel = .critical
    let host = address.host.contains(":") ? "[\(address.host)]" : address.host
    let application = Application(
      responder: SiteResponder(site: site),
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
      onServerRunning: { [listening] channel in listening("http://\(host):\(channel.localAddress?.port ?? 0)") },
      logger: logger)
    do { try await application.runService() } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw PortTaken(port: address.port)
    }
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
    }
    let answer = await site.answer(to: request.head, body: form, port: context.port)
    let response = Response(
      status: answer.status, headers: answer.headers, body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// A request's connection: which of our ports it came in by.
private struct Connection: RequestContext {
  var coreContext: CoreRequestContextStorage
  let port: Int

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    port = source.channel.localAddress?.port ?? 0
  }
}
