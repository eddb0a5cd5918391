import FoundationEssentials

/// The style sheet, read once at start from beside the program, under a name that changes with its content.
public struct Assets: Sendable {
  /// For instance `headroom-1f0c9a7e55d2b314.css`.
  let styleSheetName: String
  let styleSheet: String

  /// - Throws: ``Missing`` with a sentence that says where was looked.
  public init(in folders: [String] = Assets.folders) throws {
    let candidates = folders.map { "\($0)/Assets/headroom.css" }
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }),
      let data = FileManager.default.contents(atPath: found)
    else { throw Missing(looked: candidates) }
    self.init(styleSheet: String(decoding: data, as: UTF8.self))
  }

  init(styleSheet: String) {
    self.styleSheet = styleSheet
    // FNV-1a, 64 bits: only to tell versions apart.
    let hash = styleSheet.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    styleSheetName = "headroom-\(String(hash, radix: 16)).css"
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
      "The style sheet was not found; looked in \(looked.isEmpty ? "no folder, because the program's own is not known" : looked.joined(separator: ", ")). "
        + "Keep the folder headroom_Web.resources beside the program."
    }
  }
}
