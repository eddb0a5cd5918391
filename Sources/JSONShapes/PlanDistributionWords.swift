package import Rules

extension PlanDistribution {
  /// As a table says it.
  package var words: String {
    switch self {
    case .fixed(let value): value.plain
    case .triangular(let low, let mode, let high): "triangular \(low.plain), \(mode.plain), \(high.plain)"
    case .beta(let a, let b): "beta \(a.plain), \(b.plain)"
    case .lognormal(let mean, let spread): "log-normal, mean \(mean.plain), spread \(spread.plain)"
    case .normal(let mean, let deviation): "normal \(mean.plain) ± \(deviation.plain)"
    }
  }
}

extension Double {
  /// Without a fraction where it has none.
  fileprivate var plain: String { Int(exactly: self).map(String.init) ?? description }
}
