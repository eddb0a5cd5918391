import FoundationEssentials

/// The path of one of the incumbent's own workbooks, which lie beside the project: `WMT_PS.xlsx`, `WMT_PS_MORE_T2A.xlsx`.
public func incumbentWorkbook(_ name: String) -> String {
  var folder = URL(filePath: #filePath)
  for _ in ["this file", "TestSupport", "Tests", "the project"] { folder = folder.deletingLastPathComponent() }
  return folder.appending(path: "shared/extracts/\(name)").path
}
