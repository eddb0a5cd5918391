/// What is asked of a sign-in server.
struct OutwardRequest: Sendable {
  let address: String
  var headers: [(String, String)] = [("Accept", "application/json")]
  /// A form to send; nil to read.
  var form: String?
}

/// What it answers.
struct OutwardAnswer: Sendable {
  let status: Int
  let body: [UInt8]
}

/// The way out to a sign-in server. Follows nobody who leads elsewhere.
protocol Outward: Sendable {
  /// Throws when nothing comes back in time.
  func ask(_ request: OutwardRequest) async throws -> OutwardAnswer
}

#if SingleSignOn
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// The same over HTTP.
  struct HTTPOutward: Outward {
    /// Bytes of an answer; a key set or a token is far shorter.
    private static let longest = 1_048_576

    /// For as long as the program runs: it has its connections for all.
    private static let client: HTTPClient = {
      var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
      configuration.timeout.connect = .seconds(5)
      return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    func ask(_ asked: OutwardRequest) async throws -> OutwardAnswer {
      var request = HTTPClientRequest(url: asked.address)
      for (name, value) in asked.headers { request.headers.add(name: name, value: value) }
      if let form = asked.form {
        request.method = .POST
        request.body = .bytes(ByteBuffer(string: form))
      }
      // Somebody waits in front of an empty page: after ten seconds it is better to say that nobody answers.
      let answer = try await Self.client.execute(request, timeout: .seconds(10))
      let body = try await answer.body.collect(upTo: Self.longest)
      return OutwardAnswer(status: Int(answer.status.code), body: Array(buffer: body))
    }
  }
#endif
