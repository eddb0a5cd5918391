import Casework
import HTTPTypes
import JSONShapes

/// Why a program is not given what it asked for (RFC 9457): a kind that programs tell apart, and a sentence for people.
struct Problem: Error, Equatable {
  enum Kind: String {
    case notFound = "not-found"
    case notAllowed = "not-allowed"
    case restricted
    case noToken = "no-token"
    case badToken = "bad-token"
    case invalid
    case method = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case mediaType = "media-type"
    case tooLarge = "too-large"
    case tooLong = "too-long"
    case lengthRequired = "length-required"
    case content
    case exists
    case changed
    case conditionRequired = "condition-required"
    case keyReused = "key-reused"
    case notReady = "not-ready"
    case foreignHost = "foreign-host"
    case failure

    var status: HTTPResponse.Status {
      switch self {
      case .notFound: .notFound
      case .notAllowed, .restricted: .forbidden
      case .noToken, .badToken: .unauthorized
      case .invalid: .badRequest
      case .method: .methodNotAllowed
      case .notAcceptable: .notAcceptable
      case .mediaType: .unsupportedMediaType
      case .tooLarge: .contentTooLarge
      case .tooLong: .uriTooLong
      case .lengthRequired: .lengthRequired
      case .content, .keyReused: .unprocessableContent
      case .exists: .conflict
      case .changed: .preconditionFailed
      case .conditionRequired: .preconditionRequired
      case .notReady: .serviceUnavailable
      case .foreignHost: .misdirectedRequest
      case .failure: .internalServerError
      }
    }

    var title: String {
      switch self {
      case .notFound: "Not found"
      case .notAllowed: "Not for this token"
      case .restricted: "You may not see this case"
      case .noToken: "A token is needed"
      case .badToken: "This token is not good"
      case .invalid: "This request cannot be read"
      case .method: "This is not possible here"
      case .notAcceptable: "There is no such form of this"
      case .mediaType: "Send JSON"
      case .tooLarge: "This request is too large"
      case .tooLong: "This address is too long"
      case .lengthRequired: "Say how long the content is"
      case .content: "This cannot be recorded"
      case .exists: "It is there already"
      case .changed: "It was changed since"
      case .conditionRequired: "Say which version is to be changed"
      case .keyReused: "The key was used for another request"
      case .notReady: "Not ready"
      case .foreignHost: "This name is not Headroom’s"
      case .failure: "Something went wrong"
      }
    }
  }

  /// Something to put right in what was sent.
  struct Detail: Encodable, Equatable {
    let column: String?
    let message: String
  }

  let kind: Kind
  let sentence: String
  var details: [Detail] = []

  init(_ kind: Kind, _ sentence: String, _ details: [Detail] = []) {
    self.kind = kind
    self.sentence = sentence
    self.details = details
  }

  private struct Body: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let problems: [Detail]?
  }

  var text: String {
    let body = Body(
      type: "urn:headroom:problem:\(kind.rawValue)", title: kind.title, status: kind.status.code, detail: sentence,
      problems: details.isEmpty ? nil : details)
    return (try? JSONText.of(body)) ?? #"{"title":"Something went wrong","status":500}"#
  }

  static let mediaType = "application/problem+json"

  /// - Parameter address: of what was asked for, where there is something.
  func answer(at address: APIAddress? = nil) -> Answer {
    var answer = Answer(status: kind.status, headers: [.contentType: Self.mediaType], body: text)
    switch kind {
    case .noToken: answer.headers[.wwwAuthenticate] = #"Bearer realm="Headroom""#
    case .badToken: answer.headers[.wwwAuthenticate] = #"Bearer realm="Headroom", error="invalid_token""#
    case .notAllowed: answer.headers[.wwwAuthenticate] = #"Bearer realm="Headroom", error="insufficient_scope""#
    case .method: answer.headers[.allow] = address?.route.methods.map(\.rawValue).joined(separator: ", ")
    default: break
    }
    return answer
  }
}

extension Problem {
  /// What an error means to a program; nil for one that nobody foresaw.
  init?(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case Address.Fault.invalid(let sentence): self.init(.invalid, sentence)
    case is Address.Fault: self.init(.notFound, "There is nothing at this address.")
    case CaseworkRefusal.notFound(let what): self.init(.notFound, what)
    case CaseworkRefusal.noFigures: self.init(.notFound, "No extract has been accepted yet.")
    case CaseworkRefusal.noCases: self.init(.notFound, "No case has been loaded yet.")
    case CaseworkRefusal.restricted:
      self.init(.restricted, "There is no case with this number that you may see.")
    case CaseworkRefusal.notAllowed(let sentence): self.init(.notAllowed, sentence)
    case CaseworkRefusal.invalid(let sentence): self.init(.invalid, sentence)
    case RecordConflict.exists:
      self.init(.exists, "There is a record of this key already. Change it with PATCH at its own address.")
    case RecordConflict.missing: self.init(.notFound, "There is no record of this key.")
    case RecordConflict.changed:
      self.init(.changed, "Nothing was changed: the record is not the version that was named. Read it again.")
    case RecordConflict.keyReused:
      self.init(.keyReused, "Nothing was changed: this Idempotency-Key was used for another request. Take a new one.")
    default: return nil
    }
  }
}
