/// What the values of the hours measure are laid out by: the pack's other tables. Nil where one could not be read.
struct HoursLayout {
  let tiers: TierTable?
  let caseTypes: [String]?
  let registerTypes: RegisterTypes?
  let workKinds: [WorkKind]?
  let contactLevels: [String]
}
