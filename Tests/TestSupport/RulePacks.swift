public import Rules

/// The shipped rule pack of England and Wales, read anew from its files.
public func englandAndWales() throws -> RulePack { try RulePackReader.shipped("england-wales") }
