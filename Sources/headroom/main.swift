import Commands
import StorageSQLite
import Web

await HeadroomCommand.run(
  with: Drivers(
    open: { path in try await SQLiteDatabase(path: path) },
    serve: { reads, address, listening in
      guard let bind = BindAddress(host: address.host, port: address.port) else {
        throw NotAllowed(BindAddress.refusal(of: address.host))
      }
      try await WebServer(reads: reads, address: bind, listening: listening).run()
    }))
