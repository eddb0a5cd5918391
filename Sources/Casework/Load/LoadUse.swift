/// What pages ask that is about too much work and about room for more.
public typealias LoadUse = BalanceUse & CapacityUse & ExcessUse
