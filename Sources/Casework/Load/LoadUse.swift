/// What pages ask that is about too much work, about room for more, and about keeping a team in order.
public typealias LoadUse = BalanceUse & CapacityUse & ExcessUse & HistoryUse & ProtectionCountUse & UpkeepUse
