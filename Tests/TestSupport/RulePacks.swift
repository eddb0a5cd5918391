public import Rules

/// The shipped rule pack of England and Wales, read anew from its files.
///
/// Always the pack that was built with the tests, whatever `HEADROOM_RULES` names.
public func englandAndWales() throws -> RulePack {
  try RulePackReader.shipped(
    "england-wales", in: RulePackFolders(executables: RulePackFolders.ofThisProcess.executables))
}
