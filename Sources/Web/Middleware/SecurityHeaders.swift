import HTTPTypes

/// What every answer tells the browser it may not do. Source: OWASP ASVS 5.0, 3.4.
enum SecurityHeaders {
  static let policy = policy(formsLeadTo: [])

  /// - Parameter places: where a form of the page may lead, beside this site: schemes with hosts.
  static func policy(formsLeadTo places: [String]) -> String {
    let forms = (["'self'"] + places).joined(separator: " ")
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action \(forms); "
      + "base-uri 'none'; frame-ancestors 'none'"
  }

  /// - Parameters:
  ///   - isImmutable: whether the content can never change under this address.
  ///   - places: where a form of the page may lead, beside this site.
  static func apply(to headers: inout HTTPFields, isImmutable: Bool, formsLeadTo places: [String] = [], _ front: Front)
  {
    for (name, value) in fixed { if let name = HTTPField.Name(name) { headers[name] = value } }
    if !places.isEmpty { headers[.contentSecurityPolicy] = policy(formsLeadTo: places) }
    // A year, as ASVS 3.4.1 asks at least.
    if front.isTLS { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    headers[.cacheControl] = isImmutable ? "public, max-age=31536000, immutable" : "no-store"
  }

  /// Lets a program keep an answer with a version and ask whether it still holds. Browsers are given none of these.
  static func letRevalidate(_ headers: inout HTTPFields) {
    headers[.cacheControl] = "private, no-cache"
    headers[.vary] = "Authorization, Accept"
  }

  private static let fixed = [
    ("Content-Security-Policy", policy),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    // Not no-referrer: under that a browser does not say where a form comes from.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("X-Robots-Tag", "noindex, nofollow"),
  ]
}
