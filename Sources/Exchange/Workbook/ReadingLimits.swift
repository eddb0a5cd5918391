/// How much a workbook may ask of the machine that reads it.
///
/// The numbers are ours: a nation's workbook (12,000 practitioners, 250,000 cases) stays a tenth below each of them,
/// and reading within them needs a few hundred megabytes at most.
public struct ReadingLimits: Sendable {
  /// Bytes of the file itself.
  public var fileBytes = 512 << 20
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
  public var sharedBytes = 256 << 20
  /// Texts that cells share.
  public var sharedTexts = 8_000_000
  /// Columns and rows of a sheet: what the format itself allows.
  public var columns = 16_384
  public var rows = 1_048_576

  public init() {}
}
