#if SingleSignOn
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// The way out over HTTP. Follows nobody who leads elsewhere.
  let httpPost: HTTPPost? = { address, headers, body in
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    request.body = .bytes(ByteBuffer(string: body))
    // Nobody waits for it in front of a page, and the next message waits behind it.
    let answer = try await client.execute(request, timeout: .seconds(10))
    return Int(answer.status.code)
  }

  /// For as long as the program runs: it has its connections for all.
  private let client: HTTPClient = {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout.connect = .seconds(5)
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()
#else
  /// This program was built without the library for HTTP.
  let httpPost: HTTPPost? = nil
#endif
