/// The functions of HiGHS that Headroom calls, as in `highs_c_api.h` of version 1.15.
struct HighsLibrary: Sendable {
  typealias Model = UnsafeMutableRawPointer
  typealias Text = UnsafePointer<CChar>
  typealias Numbers = UnsafePointer<Double>
  typealias Indexes = UnsafePointer<CInt>
  typealias Room = UnsafeMutablePointer<Double>?
  typealias Create = @convention(c) () -> Model?
  typealias Destroy = @convention(c) (Model) -> Void
  typealias PassMip =
    @convention(c) (
      Model, CInt, CInt, CInt, CInt, CInt, Double, Numbers, Numbers, Numbers, Numbers, Numbers, Indexes, Indexes,
      Numbers, Indexes?
    ) -> CInt
  typealias Ask = @convention(c) (Model) -> CInt
  typealias SetWhole = @convention(c) (Model, Text, CInt) -> CInt
  typealias SetNumber = @convention(c) (Model, Text, Double) -> CInt
  typealias SetSolution = @convention(c) (Model, Numbers?, Numbers?, Numbers?, Numbers?) -> CInt
  typealias GetSolution = @convention(c) (Model, Room, Room, Room, Room) -> CInt
  typealias GetNumber = @convention(c) (Model, Text, UnsafeMutablePointer<Double>) -> CInt
  typealias Callback =
    @convention(c) (CInt, Text?, UnsafeRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void
  typealias SetCallback = @convention(c) (Model, Callback?, UnsafeMutableRawPointer?) -> CInt
  typealias StartCallback = @convention(c) (Model, CInt) -> CInt
  typealias CallbackItem = @convention(c) (UnsafeRawPointer?, Text) -> UnsafeRawPointer?

  let create: Create
  let destroy: Destroy
  let passMip: PassMip
  let run: Ask
  let status: Ask
  let setBool: SetWhole
  let setInt: SetWhole
  let setDouble: SetNumber
  let setSolution: SetSolution
  let getSolution: GetSolution
  let getDouble: GetNumber
  let setCallback: SetCallback
  let startCallback: StartCallback
  let callbackItem: CallbackItem

  /// Nil where the library is not installed or lacks one of them.
  init?(_ names: [String]) {
    guard let library = SharedLibrary(names),
      let create: Create = library.function("Highs_create"),
      let destroy: Destroy = library.function("Highs_destroy"),
      let passMip: PassMip = library.function("Highs_passMip"),
      let run: Ask = library.function("Highs_run"),
      let status: Ask = library.function("Highs_getModelStatus"),
      let setBool: SetWhole = library.function("Highs_setBoolOptionValue"),
      let setInt: SetWhole = library.function("Highs_setIntOptionValue"),
      let setDouble: SetNumber = library.function("Highs_setDoubleOptionValue"),
      let setSolution: SetSolution = library.function("Highs_setSolution"),
      let getSolution: GetSolution = library.function("Highs_getSolution"),
      let getDouble: GetNumber = library.function("Highs_getDoubleInfoValue"),
      let setCallback: SetCallback = library.function("Highs_setCallback"),
      let startCallback: StartCallback = library.function("Highs_startCallback"),
      let callbackItem: CallbackItem = library.function("Highs_getCallbackDataOutItem")
    else { return nil }
    self.create = create
    self.destroy = destroy
    self.passMip = passMip
    self.run = run
    self.status = status
    self.setBool = setBool
    self.setInt = setInt
    self.setDouble = setDouble
    self.setSolution = setSolution
    self.getSolution = getSolution
    self.getDouble = getDouble
    self.setCallback = setCallback
    self.startCallback = startCallback
    self.callbackItem = callbackItem
  }
}
