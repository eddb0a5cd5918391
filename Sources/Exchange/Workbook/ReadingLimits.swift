/// How much a workbook may ask of the machine that reads it.
///
/// The numbers are ours where nothing else is said. A nation's workbook (12,000 practitioners, 250,000 cases) needs less
/// than a tenth of each, and reading up to all of them takes a few hundred megabytes at most.
public struct ReadingLimits: Sendable {
  /// Bytes of the file itself.
  public var fileBytes = 256 << 20
  /// Files inside the workbook. A nightly workbook has about 25.
  public var parts = 10_000
  /// Bytes of one part once it is unpacked.
  public var partBytes = 2 << 30
  /// Bytes of all parts that are read, once they are unpacked.
  public var totalBytes = 4 << 30
  /// A part may grow by more than `expansion` times its packed size up to this many bytes.
  public var freeExpansionBytes = 100 << 20
  /// Sheets of blank formatted rows grow about 9 times, deflate at most 1,032 times.
  public var expansion = 200
  /// Characters in one cell: what the format itself allows.
  public var cellCharacters = 32_767
  /// Bytes of text in one row.
  public var rowBytes = 4 << 20
  /// Bytes of all texts that cells share.
  public var sharedBytes = 128 << 20
  /// Texts that cells share.
  public var sharedTexts = 4_000_000
  /// Columns and rows of a sheet: what the format itself allows.
  public var columns = 16_384
  public var rows = 1_048_576

  /// Practitioners in teams, of one nightly extract.
  public var owners = 200_000
  /// Cases of one sheet of one nightly extract, eighty times a nation's; sums of so many fit the counts that keep them.
  public var cases = 20_000_000

  public init() {}
}
