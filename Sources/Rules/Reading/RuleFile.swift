import FoundationEssentials
import Yams

/// One YAML file of a pack, read as far as a mapping of keys.
enum RuleFile {
  /// The top of the file; nil, with a fault noted, when it is missing, no UTF-8 text, no YAML or no mapping.
  static func open(_ name: String, in contents: [String: Data], faults: FaultList) -> RuleEntry? {
    guard let data = contents[name] else {
      faults.add(name, line: nil, key: nil, "the file is missing or cannot be read")
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      faults.add(name, line: nil, key: nil, "the file is not UTF-8 text")
      return nil
    }
    do {
      guard case .mapping(let mapping)? = try Yams.compose(yaml: text) else {
        faults.add(name, line: 1, key: nil, "the file must hold keys with values, as in \"name: …\"")
        return nil
      }
      return RuleEntry(mapping, file: name, path: "", faults: faults)
    } catch {
      let (line, reason) = explained(error)
      faults.add(name, line: line, key: nil, reason)
      return nil
    }
  }

  private static func explained(_ error: any Error) -> (line: Int?, reason: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "a key is given twice: \(keys.joined(separator: ", "))")
    case .reader(let problem, _, _, _):
      (nil, "this is not YAML: \(problem)")
    default:
      (nil, "this is not YAML")
    }
  }
}
