import FoundationEssentials

/// The style sheet and the script, each under a name that changes with its content, and the description of the programming interface; read once at
/// start from beside the program.
public struct Assets: Sendable {
  /// For instance `headroom-1f0c9a7e55d2b314.css`.
  let styleSheetName: String
  let styleSheet: String
  /// For instance `headroom-9a7e55d2b3141f0c.js`.
  let scriptName: String
  let script: String
  /// The description of the programming interface.
  let openAPI: String

  /// - Throws: ``Missing`` with a sentence that says where was looked.
  public init(in folders: [String] = Assets.folders) throws {
    self.init(
      styleSheet: try Self.text("headroom.css", folders), script: try Self.text("headroom.js", folders),
      openAPI: try Self.text("openapi.yaml", folders))
  }

  private static func text(_ name: String, _ folders: [String]) throws -> String {
    let candidates = folders.map { "\($0)/Assets/\(name)" }
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }),
      let data = FileManager.default.contents(atPath: found)
    else { throw Missing(looked: candidates) }
    return String(decoding: data, as: UTF8.self)
  }

  init(styleSheet: String, script: String = "", openAPI: String = "") {
    self.styleSheet = styleSheet
    self.script = script
    self.openAPI = openAPI
    styleSheetName = "headroom-\(Self.version(styleSheet)).css"
    scriptName = "headroom-\(Self.version(script)).js"
  }

  /// FNV-1a, 64 bits: only to tell versions apart.
  private static func version(_ text: String) -> String {
    String(text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
  }

  /// The folder of resources beside the running program.
  public static var folders: [String] {
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return [] }
    let folder = program.lastIndex(of: "/").map { program[..<$0] } ?? program[...]
    return ["\(folder)/headroom_Web.resources"]
  }

  /// The program's own files are not where they were built.
  public struct Missing: Error, CustomStringConvertible {
    let looked: [String]
    public var description: String {
      "A file of the program was not found; looked in \(looked.isEmpty ? "no folder, because the program's own is not known" : looked.joined(separator: ", ")). "
        + "Keep the folder headroom_Web.resources beside the program."
    }
  }
}
