import Allocation
import Casework
import Foundation

/// Reads the files of rebalancing; what is wrong is said with the name of the file.
enum RebalanceFiles {
  /// An instance of a nation is some 40 MB.
  private static let largestFile = 500_000_000

  static func instance(_ path: String) throws -> RebalanceInstance {
    do { return try RebalanceInstance(json: try data(path)) } catch let error as RebalanceInstanceError {
      throw CaseworkRefusal.invalid("\(path): \(error)")
    }
  }

  static func plan(_ path: String) throws -> PlanFile {
    do { return try PlanFile(json: try data(path)) } catch let error as RebalanceInstanceError {
      throw CaseworkRefusal.invalid("\(path): \(error)")
    }
  }

  private static func data(_ path: String) throws -> Data {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = facts?[.size] as? Int, size <= largestFile, let data = FileManager.default.contents(atPath: path)
    else { throw CaseworkRefusal.invalid("\(path) cannot be read. Check the name; it is a JSON file below 500 MB.") }
    return data
  }
}
