public import ArgumentParser
import Casework
import Exchange
import Planning
import Rules
import Storage

/// How a command ends when it did not do what was asked, by the numbers of sysexits.h.
public enum ExitStatus {
  /// A check found a difference.
  public static let difference = ExitCode(1)
  /// The input is wrong.
  public static let data = ExitCode(65)
  /// The program or the machine failed.
  public static let failure = ExitCode(70)
  /// Not allowed.
  public static let permission = ExitCode(77)
}

extension ParsableCommand {
  /// Runs `body`, turning every error into a sentence on standard error and an exit status.
  func reporting(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let exit as ExitCode {
      throw exit
    } catch {
      let (sentence, status) = failure(error)
      Output.error(sentence)
      throw status
    }
  }

  private func failure(_ error: any Error) -> (String, ExitCode) {
    switch error {
    case let refusal as ExtractRefusal: (refusal.message, ExitStatus.data)
    case let refusal as DataRefusal: (refusal.message, ExitStatus.data)
    case let refusal as HoursRefusal: ("Nothing was recorded.\n\(refusal.description)", ExitStatus.data)
    case let error as RulePackError: ("\(error)", ExitStatus.data)
    case let error as PlanFileError: ("\(error)", ExitStatus.data)
    case let error as PlanQuestionError: ("\(error)", ExitStatus.data)
    case let error as NoticeFileError: ("\(error)", ExitStatus.data)
    case let error as SignInServerFileError: ("\(error)", ExitStatus.data)
    case CaseworkRefusal.notAllowed(let sentence): (sentence, ExitStatus.permission)
    case let refusal as CaseworkRefusal: (refusal.sentence, ExitStatus.data)
    case let error as DecisionRefusal:
      (error.sentence, error.isBadInput ? ExitStatus.data : ExitStatus.permission)
    case let error as NotAllowed: (error.sentence, ExitStatus.permission)
    case let error as StorageError: (error.description, ExitStatus.failure)
    case let error as CannotServe: (error.sentence, ExitStatus.failure)
    default: ("Something went wrong that Headroom did not foresee: \(error).", ExitStatus.failure)
    }
  }
}

/// What the program will not do as it stands, for instance serve beyond this machine without sign-in.
public struct NotAllowed: Error, Sendable {
  public let sentence: String
  public init(_ sentence: String) { self.sentence = sentence }
}

/// Why the server could not start, in a sentence.
public struct CannotServe: Error, Sendable {
  /// What happened and what to do.
  public let sentence: String
  public init(_ sentence: String) { self.sentence = sentence }
}

extension CaseworkRefusal {
  /// The refusal in words, for a terminal.
  var sentence: String {
    switch self {
    case .notFound(let what), .invalid(let what), .notAllowed(let what): what
    case .noFigures: "No extract has been accepted yet. Import one with: headroom extract import FILE"
    case .noCases: "No case has been loaded yet. Load a folder of data with: headroom data import DIR"
    case .restricted: "This case is restricted. Commands do not show it; who may see it does so by signing in."
    }
  }
}
